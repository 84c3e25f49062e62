"""The command line: `mhgraph`. One file a command; the group here only registers them."""

from mhgraph.cli.group import main

__all__ = ["main"]
