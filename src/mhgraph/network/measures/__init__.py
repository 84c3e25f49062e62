"""Who is central, who brokers, who belongs together, and how far to trust that."""

from mhgraph.network.measures.study import Study
from mhgraph.network.measures.tables import (
    ALL,
    DEFAULTS,
    LEVELS,
    MEASURES,
    chosen,
    explanation,
    measure_table,
)

__all__ = [
    "ALL",
    "DEFAULTS",
    "LEVELS",
    "MEASURES",
    "Study",
    "chosen",
    "explanation",
    "measure_table",
]
