"""A network as a file for other programs, and back."""

from mhgraph.network.exchange.forms import FORMS, exchange, network_from_json, to_networkx

__all__ = ["FORMS", "exchange", "network_from_json", "to_networkx"]
