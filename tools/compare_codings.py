"""Compare two independent codings of the same documents and say how far they agree.

Each coding is a folder of TriG files, written by one coder after docs/codebook.md::

    python tools/compare_codings.py docs/codings/a docs/codings/b --format md -o agreement.md

What is compared are the actions (``a mh:Action``; results and action lines are left out) with all
that the graphs of passages and of readings state of them. Coders may split a numbered activity
into lettered actions differently, so the unit is the locator without that letter: what one coder
says of PR2021-1.2 is set against what the other says of PR2021-1.2a and PR2021-1.2b together.

Three kinds of figures come out, for all documents together and for each:

* units: the locators and actions of each coder, and how often both split a locator alike;
* sets (actors, places, ...): precision, recall and F1 of B's items against A's, over all locators;
* choices (role, pillar, kind, status) and values (budget, start, end), over the locators that both
  have: the share of equal sets, and Cohen's kappa over the cases where both give exactly one.

Which properties are roles, or finer properties of places and instruments, is read from the
ontology. Figures are exact fractions until they are printed, so the report depends on nothing but
its input.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from tabulate import tabulate

ROOT = Path(__file__).resolve().parents[1]
ONTOLOGY = ROOT / "ontology" / "mhgraph.ttl"

MH = "https://w3id.org/mhgraph/ontology#"
PASSAGE = "https://w3id.org/mhgraph/id/passage/"
IDENTIFIER = "http://purl.org/dc/terms/identifier"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SUB_PROPERTY = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"
LETTER = re.compile(r"(?<=[0-9])[a-z]\Z")

ALL = "All documents"
NONE = ""  # the label of a choice that is not made: no status
NOT_SAID = ""  # a cell that does not apply

# What is compared as a set: name, property; "roles" stands for all role properties.
SETS = (
    ("actors", "roles"),
    ("actors with their role", "roles"),
    ("places", "concernsPlace"),
    ("instruments", "concernsInstrument"),
    ("funds", "fundedThrough"),
    ("forms", "addresses"),
    ("target groups", "targetGroup"),
    ("sectors", "sector"),
    ("pillars", "pillar"),
    ("kinds of action", "actionKind"),
)
WITH_PROPERTY = frozenset({"actors with their role"})
# What is compared as a choice of one: name, property, whether making no choice is a choice.
CHOICES = (
    ("pillar", "pillar", False),
    ("kind of action", "actionKind", False),
    ("status", "status", True),
)
VALUES = (("budget", "budgetEUR"), ("start", "start"), ("end", "end"))

NOTES = """\
- Compared are the actions; results and action lines are left out. A case is a locator without the
  letter of its action; what its actions say is taken together, readings included.
- Units: the share of locators is that of both coders' among those of either; the share split alike is
  that of an equal number of actions among the locators that both have.
- Sets: precision is the share of B's items that A has too, recall the share of A's items that B has
  too, over all locators of either coder. "actors with their role" counts an actor once for each role.
- Choices and values: over the locators that both coders have; for roles, over the actors that both
  have at a locator. "one each" are the cases in which both give exactly one label (for the status,
  none is a label too); "same" and kappa are over these. "stated" are the cases in which at least one
  of the two gives a value.
- "undefined": there is no case to divide by, or the agreement expected by chance is 1 (both coders
  use one and the same label throughout), so that kappa has no value."""


class ComparisonError(Exception):
    """The codings cannot be compared."""


# --- Agreement ----------------------------------------------------------------------------------


def share(part: int, whole: int) -> Fraction | None:
    """Return `part` of `whole`, or None where there is no whole."""
    return Fraction(part, whole) if whole else None


def f1(first: int, second: int, both: int) -> Fraction | None:
    """Return the harmonic mean of precision and recall, or None where nobody has an item."""
    return share(2 * both, first + second)


def kappa(pairs: Sequence[tuple[str, str]]) -> Fraction | None:
    """Return Cohen's kappa of (label of A, label of B), or None where it is undefined.

    It is undefined without a case, and where chance alone gives full agreement: both coders use
    one and the same label throughout.
    """
    count = len(pairs)
    if not count:
        return None
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    observed = Fraction(sum(a == b for a, b in pairs), count)
    expected = Fraction(sum(n * second[label] for label, n in first.items()), count * count)
    return None if expected == 1 else (observed - expected) / (1 - expected)


# --- Reading ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the ontology says of properties.

    Attributes:
        roles: properties that are an mh:Role.
        finer: property -> the properties directly below it.
    """

    roles: frozenset[str]
    finer: Mapping[str, frozenset[str]]

    def properties(self, name: str) -> frozenset[str]:
        """Return the property of this local name and all below it; the roles for "roles"."""
        if name == "roles":
            return self.roles
        found: set[str] = set()
        waiting = [MH + name]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting.extend(self.finer.get(current, ()))
        return frozenset(found)


@dataclass(slots=True)
class Unit:
    """What one coder says at one locator.

    Attributes:
        actions: the identifiers of the actions, letters included.
        statements: (property, object) of any of these actions.
    """

    actions: set[str] = field(default_factory=set)
    statements: set[tuple[str, str]] = field(default_factory=set)

    def objects(self, properties: frozenset[str]) -> frozenset[str]:
        """Return the objects of `properties`."""
        return frozenset(found for name, found in self.statements if name in properties)


Locator = tuple[str, str]  # (document, identifier without letter)
Coding = dict[Locator, Unit]


def text(node: object) -> str:
    """Return the IRI or the N-Triples form of a node."""
    return node.value if isinstance(node, NamedNode) else str(node)


def value(predicate: str, node: object) -> str:
    """Return an object as a text that is the same for the same value."""
    if predicate == f"{MH}budgetEUR" and isinstance(node, Literal):
        try:
            return format(Decimal(node.value).normalize(), "f")
        except InvalidOperation:
            return text(node)
    return text(node)


def quads(path: Path, form: RdfFormat) -> list[Quad]:
    """Read one file."""
    try:
        return list(parse(path=str(path), format=form))
    except SyntaxError as error:
        raise ComparisonError(f"{path} is not readable as {form}: {error.msg}") from error
    except OSError as error:
        raise ComparisonError(f"cannot read {path}: {error.strerror or error}") from error


def read_vocabulary(path: Path) -> Vocabulary:
    """Read the ontology."""
    roles: set[str] = set()
    finer: defaultdict[str, set[str]] = defaultdict(set)
    for quad in quads(path, RdfFormat.TURTLE):
        subject, found = text(quad.subject), text(quad.object)
        if quad.predicate.value == TYPE and found == f"{MH}Role":
            roles.add(subject)
        elif quad.predicate.value == SUB_PROPERTY:
            finer[found].add(subject)
    if not roles:
        raise ComparisonError(f"{path} has no property that is an mh:Role")
    return Vocabulary(frozenset(roles), {name: frozenset(below) for name, below in finer.items()})


def passage_quads(folder: Path) -> Iterator[Quad]:
    """Yield what the graphs of passages and readings in a folder of TriG files state."""
    if not folder.is_dir():
        raise ComparisonError(f"{folder} is not a folder")
    paths = sorted(folder.glob("*.trig"))
    if not paths:
        raise ComparisonError(f"{folder} has no .trig files")
    for path in paths:
        for quad in quads(path, RdfFormat.TRIG):
            if text(quad.graph_name).startswith(PASSAGE):
                yield quad


def locators(found: Iterable[Quad]) -> dict[str, tuple[Locator, str]]:
    """Return action -> (its locator without letter, its identifier)."""
    actions: set[str] = set()
    identifiers: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for quad in found:
        subject = text(quad.subject)
        if quad.predicate.value == TYPE and text(quad.object) == f"{MH}Action":
            actions.add(subject)
        elif quad.predicate.value == IDENTIFIER and isinstance(quad.object, Literal):
            document = text(quad.graph_name).removeprefix(PASSAGE).partition("/")[0]
            identifiers[subject].add((document, quad.object.value))
    result = {}
    for action in sorted(actions):
        if len(identifiers[action]) != 1:
            raise ComparisonError(f"{action} has {len(identifiers[action])} identifiers, not one")
        ((document, identifier),) = identifiers[action]
        result[action] = ((document, LETTER.sub("", identifier)), identifier)
    return result


def read_coding(folder: Path) -> Coding:
    """Read the coding in a folder: locator -> what is said there."""
    found = list(passage_quads(folder))
    where = locators(found)
    if not where:
        raise ComparisonError(f"{folder} has no mh:Action in the graph of a passage")
    coding: Coding = defaultdict(Unit)
    for locator, identifier in where.values():
        coding[locator].actions.add(identifier)
    for quad in found:
        subject, predicate = text(quad.subject), quad.predicate.value
        if subject in where:
            statement = (predicate, value(predicate, quad.object))
            coding[where[subject][0]].statements.add(statement)
    return dict(coding)


# --- Comparing ----------------------------------------------------------------------------------

Cell = str | int | Fraction | None
Labels = tuple[frozenset[str], frozenset[str]]  # the labels of A and of B in one case
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of the report: its first column names what is compared."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two codings of the same documents, and the vocabulary in which they are written."""

    first: Coding
    second: Coding
    vocabulary: Vocabulary

    @property
    def documents(self) -> list[str]:
        """The documents of either coding, sorted."""
        return sorted({document for document, _ in (*self.first, *self.second)})

    def of(self, document: str) -> Comparison:
        """Return the comparison of one document."""
        first, second = (
            {where: unit for where, unit in coding.items() if where[0] == document}
            for coding in (self.first, self.second)
        )
        return Comparison(first, second, self.vocabulary)

    def common(self) -> list[tuple[Unit, Unit]]:
        """Return what both say at each locator that both have."""
        return [(self.first[at], self.second[at]) for at in sorted(self.first) if at in self.second]

    def cases(self, name: str) -> list[Labels]:
        """Return the objects of a property at each locator that both have."""
        properties = self.vocabulary.properties(name)
        return [(a.objects(properties), b.objects(properties)) for a, b in self.common()]

    def role_cases(self) -> list[Labels]:
        """Return the roles of each actor that both have at a locator."""
        result: list[Labels] = []
        for units in self.common():
            mine, yours = (actor_roles(unit, self.vocabulary.roles) for unit in units)
            result.extend((mine[actor], yours[actor]) for actor in sorted(mine) if actor in yours)
        return result


def actor_roles(unit: Unit, roles: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return actor -> the roles that it has at a locator."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, actor in unit.statements:
        if name in roles:
            found[actor].add(name)
    return {actor: frozenset(names) for actor, names in found.items()}


def items(coding: Coding, properties: frozenset[str], with_property: bool) -> set[tuple[str, ...]]:
    """Return the items of a set over all locators: (document, locator, object[, property])."""
    return {
        (*where, found, name) if with_property else (*where, found)
        for where, unit in coding.items()
        for name, found in unit.statements
        if name in properties
    }


def unit_sheet(comparison: Comparison) -> Sheet:
    """Compare which locators have actions, and how they are split into actions."""
    first, second, common = comparison.first, comparison.second, comparison.common()
    either = len(first.keys() | second.keys())
    equal = sum(len(a.actions) == len(b.actions) for a, b in common)
    rows: tuple[Row, ...] = (
        ("locators", len(first), len(second), len(common), share(len(common), either)),
        ("actions", actions(first), actions(second), NOT_SAID, NOT_SAID),
        ("locators split alike", NOT_SAID, NOT_SAID, equal, share(equal, len(common))),
    )
    return Sheet("Units", ("what", "A", "B", "both", "share"), rows)


def actions(coding: Coding) -> int:
    """Return the number of actions in a coding."""
    return sum(len(unit.actions) for unit in coding.values())


def set_sheet(comparison: Comparison) -> Sheet:
    """Compare the items of sets over all locators of either coder."""
    rows: list[Row] = []
    for name, prop in SETS:
        properties = comparison.vocabulary.properties(prop)
        first, second = (
            items(coding, properties, name in WITH_PROPERTY)
            for coding in (comparison.first, comparison.second)
        )
        a, b, both = len(first), len(second), len(first & second)
        rows.append((name, a, b, both, share(both, b), share(both, a), f1(a, b, both)))
    return Sheet("Sets", ("what", "A", "B", "both", "precision", "recall", "F1"), tuple(rows))


def choice_row(name: str, cases: Sequence[Labels], none_counts: bool = False) -> Row:
    """Compare the labels of cases."""
    equal = sum(a == b for a, b in cases)
    if none_counts:
        cases = [(a or frozenset({NONE}), b or frozenset({NONE})) for a, b in cases]
    single = [(min(a), min(b)) for a, b in cases if len(a) == len(b) == 1]
    same = sum(a == b for a, b in single)
    agreed = share(same, len(single))
    return (name, len(cases), share(equal, len(cases)), len(single), agreed, kappa(single))


def choice_sheet(comparison: Comparison) -> Sheet:
    """Compare roles, pillars, kinds and statuses as choices of one."""
    rows = [choice_row("role of an actor", comparison.role_cases())]
    for name, prop, none_counts in CHOICES:
        rows.append(choice_row(name, comparison.cases(prop), none_counts))
    columns = ("what", "cases", "equal sets", "one each", "same", "kappa")
    return Sheet("Choices", columns, tuple(rows))


def value_sheet(comparison: Comparison) -> Sheet:
    """Compare amounts and dates."""
    rows: list[Row] = []
    for name, prop in VALUES:
        cases = comparison.cases(prop)
        stated = [(a, b) for a, b in cases if a or b]
        shares = [share(sum(a == b for a, b in some), len(some)) for some in (cases, stated)]
        rows.append((name, len(cases), shares[0], len(stated), shares[1]))
    columns = ("what", "cases", "equal", "stated", "equal where stated")
    return Sheet("Values", columns, tuple(rows))


SHEETS: tuple[Callable[[Comparison], Sheet], ...] = (
    unit_sheet,
    set_sheet,
    choice_sheet,
    value_sheet,
)


def report(comparison: Comparison) -> list[tuple[str, list[Sheet]]]:
    """Return the tables for all documents together and for each: (scope, tables)."""
    scopes = [(ALL, comparison)]
    scopes.extend((document, comparison.of(document)) for document in comparison.documents)
    return [(scope, [sheet(part) for sheet in SHEETS]) for scope, part in scopes]


# --- Writing ------------------------------------------------------------------------------------


def shown(cell: Cell) -> str:
    """Return a cell as text."""
    if cell is None:
        return "undefined"
    return f"{float(cell):.3f}" if isinstance(cell, Fraction) else str(cell)


def as_tables(sections: Iterable[tuple[str, list[Sheet]]], form: str) -> str:
    """Return the report as readable tables, in Markdown ("md") or plain ("table")."""
    mark = "#" if form == "md" else ""
    parts = [f"{mark} Agreement of two codings (A and B)".strip(), NOTES]
    for scope, sheets in sections:
        parts.append(f"{mark * 2} {scope}".strip())
        for sheet in sheets:
            parts.append(f"{mark * 3} {sheet.title}".strip())
            rows = [[shown(cell) for cell in row] for row in sheet.rows]
            align = ["left"] + ["right"] * (len(sheet.columns) - 1)
            style = "pipe" if form == "md" else "simple"
            parts.append(
                tabulate(
                    rows,
                    headers=sheet.columns,
                    tablefmt=style,
                    colalign=align,
                    disable_numparse=True,
                )
            )
    return "\n\n".join(parts) + "\n"


def as_csv(sections: Iterable[tuple[str, list[Sheet]]]) -> str:
    """Return the report as one long table: a line for each figure."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("scope", "table", "what", "measure", "value"))
    for scope, sheets in sections:
        for sheet in sheets:
            for name, *cells in sheet.rows:
                for column, cell in zip(sheet.columns[1:], cells, strict=True):
                    if cell != NOT_SAID:
                        writer.writerow((scope, sheet.title, name, column, shown(cell)))
    return stream.getvalue()


def run(options: argparse.Namespace) -> None:
    """Compare the two folders and write the report."""
    vocabulary = read_vocabulary(options.ontology)
    comparison = Comparison(read_coding(options.a), read_coding(options.b), vocabulary)
    sections = report(comparison)
    made = as_csv(sections) if options.format == "csv" else as_tables(sections, options.format)
    if options.output is None:
        sys.stdout.write(made)
        return
    try:
        with options.output.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(made)
    except OSError as error:
        raise ComparisonError(f"cannot write {options.output}: {error.strerror}") from error


def main(arguments: list[str] | None = None) -> int:
    """Run the script; return the exit code."""
    parser = argparse.ArgumentParser(description="Compare two codings of the same documents.")
    parser.add_argument("a", type=Path, metavar="A", help="folder of the first coding (*.trig)")
    parser.add_argument("b", type=Path, metavar="B", help="folder of the second coding (*.trig)")
    parser.add_argument("--format", choices=("table", "csv", "md"), default="table")
    parser.add_argument("--ontology", type=Path, default=ONTOLOGY, metavar="FILE")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    try:
        run(options)
    except ComparisonError as error:
        print(f"compare_codings: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
