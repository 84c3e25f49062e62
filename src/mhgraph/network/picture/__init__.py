"""A network as a picture for a report: SVG, PNG, PDF."""

from mhgraph.network.picture.forms import FORMS, picture

__all__ = ["FORMS", "picture"]
