"""Which release this is, and of what day its data are."""

__all__ = ["__date__", "__version__"]

__version__ = "0.1.0"
__date__ = "2026-11-21"
"""The day of the release, as ISO date; CITATION.cff says the same."""
