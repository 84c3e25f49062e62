"""`python -m mhgraph`: the same as the command `mhgraph`."""

from mhgraph.cli import main

if __name__ == "__main__":
    main()
