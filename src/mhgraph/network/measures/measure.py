"""What a measure is: a name, what it tells a policy researcher, and when not to trust it."""

from dataclasses import dataclass
from typing import Literal

from mhgraph.errors import Words

__all__ = ["Fit", "Level", "Measure"]

Level = Literal["actor", "community", "network"]
"""Of what a measure says something."""

Fit = Literal["any", "joint", "meetings", "one-mode"]
"""In which networks a measure means something: in any; where each line is the joint actions of two actors;
there, and where every line joins an actor to something else; or everywhere but in the latter."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure, explained in both languages.

    Attributes:
        name: by which a user asks for it.
        level: of what it says something.
        heading: of its column.
        tells: what it tells a policy researcher, in one sentence.
        beware: when not to trust it, in one sentence.
        unit: what it counts.
        source: who described it, and when.
        decimals: how many it is rounded to, before anything is ranked or shown.
        ascending: whether the smallest comes first.
        fit: in which networks it means something.
        elsewhere: its heading where lines are no joint actions; None where `heading` does.
    """

    name: str
    level: Level
    heading: Words
    tells: Words
    beware: Words
    unit: Words
    source: str
    decimals: int = 0
    ascending: bool = False
    fit: Fit = "any"
    elsewhere: Words | None = None
