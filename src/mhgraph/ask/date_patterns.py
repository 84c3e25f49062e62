"""Patterns of SPARQL for when something is."""

from mhgraph.ask.letters import FOCUS, short
from mhgraph.ask.reading import Dated
from mhgraph.terms import MH

__all__ = ["dated_runs", "dated_values"]

_DATES = {
    "starts": ("startsEarliest", "startsLatest"),
    "ends": ("endsEarliest", "endsLatest"),
}


def dated_runs(subject: str, condition: Dated, number: int, *, parts: bool) -> str:
    """Return the pattern for what has a start and an end.

    Args:
        subject: a variable.
        condition: the bounds.
        number: of the variables that the pattern needs.
        parts: whether what is said of a part of an action holds for the action that counts.
    """
    first = _day(condition.first or "0001-01-01")
    last = _day(condition.last or "9999-12-31")
    lines = ""
    if subject == FOCUS and parts:
        lines, subject = f"  ?dated{number} mh:countedAs {subject} .\n", f"?dated{number}"
    if condition.by != "runs":
        early, late = (short(f"{MH}{name}") for name in _DATES[condition.by])
        return lines + (
            f"  {subject} {early} ?first{number} ; {late} ?last{number} .\n"
            f"  FILTER(?first{number} >= {first} && ?last{number} <= {last})\n"
        )
    return lines + (
        f"  OPTIONAL {{ {subject} mh:startsEarliest ?first{number} ; mh:startsLatest ?begun{number} }}\n"
        f"  OPTIONAL {{ {subject} mh:endsLatest ?last{number} ; mh:endsEarliest ?ended{number} }}\n"
        f"  FILTER((?first{number} >= {first} && ?begun{number} <= {last}) ||\n"
        f"    (?ended{number} >= {first} && ?last{number} <= {last}) ||\n"
        f"    (?begun{number} <= {last} && ?ended{number} >= {first}))\n"
    )


def dated_values(subject: str, condition: Dated, number: int) -> str:
    """Return the pattern for dates that are as precise as their source: years, months or days."""
    relations = " ".join(short(iri) for iri in condition.relations)
    by, date = f"?dating{number}", f"?date{number}"
    tests = [f'STR({date}) >= "{condition.first[:4]}"'] if condition.first else []
    tests += [f'SUBSTR(STR({date}), 1, 4) <= "{condition.last[:4]}"'] if condition.last else []
    dated = f"  VALUES {by} {{ {relations} }} {subject} {by} {date} .\n"
    return f"{dated}  FILTER({' && '.join(tests)})\n"


def _day(text: str) -> str:
    return f'"{text}"^^xsd:date'
