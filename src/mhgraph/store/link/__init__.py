"""The link to a server: HTTP requests that end in time, faults in words, credentials."""
