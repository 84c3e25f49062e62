"""A network as one HTML page that opens anywhere and asks nothing of any network."""

from mhgraph.network.page.whole import page

__all__ = ["page"]
