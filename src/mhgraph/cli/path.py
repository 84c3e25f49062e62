"""`mhgraph path`: how two actors are connected, step by step, each step with its sources."""

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import click

from mhgraph.cli.common import (
    TableCommand,
    data_option,
    format_option,
    lang_option,
    output_option,
    store_option,
    timeout_option,
)
from mhgraph.cli.network_options import asked_of, filter_options
from mhgraph.cli.output import check_writable, rows_said, show, write
from mhgraph.cli.render import as_table, rows_text
from mhgraph.errors import Words

if TYPE_CHECKING:
    from mhgraph.network import Edge, Ground, Network

__all__ = ["command"]

_HEADINGS = (
    Words("Weg", "Way"),
    Words("Stap", "Step"),
    Words("Van", "From"),
    Words("Naar", "To"),
    Words("Waardoor", "Through"),
    Words("Bron", "Source"),
    Words("Van (IRI)", "From (IRI)"),
    Words("Naar (IRI)", "To (IRI)"),
    Words("Actie (IRI)", "Action (IRI)"),
)
_NOT = Words(
    nl="{}: geen verbinding, ook niet via anderen.",
    en="{}: no connection, not even through others.",
)


@click.command("path", cls=TableCommand, epilog="Example: mhgraph path CoMensha Europol")
@click.argument("one", metavar="ACTOR")
@click.argument("other", metavar="ACTOR")
@filter_options
@format_option(("table", "csv", "json", "md"), "")
@lang_option
@store_option
@data_option
@timeout_option
@output_option
def command(one: str, other: str, form: str, output: str, **options: Any) -> Words:
    """Show all shortest connections of two actors.

    Two actors are connected by a joint action, or by a relation that a source states (member of, part
    of). In csv, json and md each row is one action or relation of a step. Filters restrict
    what counts as a connection.
    """
    check_writable(output)
    from mhgraph.network import build
    from mhgraph.network.routes import ways

    lang: str = options["lang"]
    store, asked = asked_of({**options, "view": "path", "about": (one, other)})
    network = build(store, asked, timeout=options["timeout"], limit=None)
    start, goal = asked.about
    found = ways((n.iri for n in network.nodes), network.edges, start, goal)
    if not found:
        click.echo(_NOT.get(lang).format(asked.subtitle.get(lang)), err=True)
    rows = [row for number, way in enumerate(found, 1) for row in _rows(network, number, way, lang)]
    headings = [heading.get(lang) for heading in _HEADINGS]
    if form == "table":
        show(output, f"{_table(headings, rows)}\n{_total(found, lang)}\n")
    else:
        write(output, rows_text(headings, rows, form, lang))
    return rows_said(len(rows))


def _table(headings: list[str], rows: list[list[str]]) -> str:
    """Return the table for the eye: a line for each step, with all that it rests on."""
    steps: dict[tuple[str, ...], list[list[str]]] = {}
    for row in rows:
        steps.setdefault(tuple(row[:4]), []).append(row)
    shown = []
    for step, of_step in steps.items():
        through = "; ".join(dict.fromkeys(row[4] for row in of_step))
        sources = "; ".join(dict.fromkeys(s for row in of_step for s in row[5].split("; ")))
        first = step[0] if step[1] == "1" else ""
        shown.append([first, *step[1:], through, sources])
    return as_table(headings[:6], shown, grouped=True)


def _total(found: list[tuple[str, ...]], lang: str) -> str:
    steps = len(found[0]) - 1 if found else 0
    return Words(
        nl=f"Kortste wegen: {len(found)} · stappen: {steps}",
        en=f"Shortest ways: {len(found)} · steps: {steps}",
    ).get(lang)


def _rows(network: "Network", number: int, way: tuple[str, ...], lang: str) -> list[list[str]]:
    """Return the rows of one way."""
    names = {node.iri: node.name(lang) for node in network.nodes}
    rows = []
    for step, (left, right) in enumerate(pairwise(way), 1):
        ends = [names[left], names[right]]
        for edge in network.edges:
            if {edge.left, edge.right} == {left, right}:
                for through, sources, action in _grounds(network, edge, left, lang):
                    start = [str(number), str(step), *ends, through, sources]
                    rows.append([*start, left, right, action])
    return rows


def _grounds(network: "Network", edge: "Edge", start: str, lang: str) -> list[tuple[str, str, str]]:
    """Return what a line rests on, with sources and action; roles stand in the order of the step.

    An action is told once, however many of its parts the two meet in.
    """
    by_action: dict[str, list[Ground]] = {}
    for ground in edge.grounds:
        by_action.setdefault(ground.action, []).append(ground)
    found = []
    for action, grounds in by_action.items():
        sources = "; ".join(_named(network, (g.sources for g in grounds), lang))
        sides = ((g.left for g in grounds), (g.right for g in grounds))
        ends = [", ".join(_named(network, side, lang)) for side in sides]
        if not action:
            arrow = "→" if edge.left == start else "←"
            found.append((f"{arrow} {ends[0]}", sources, ""))
            continue
        if edge.left != start:
            ends.reverse()
        cited = f"{network.identifiers.get(action, '')} {network.named(action, lang)}".strip()
        found.append((f"{cited} ({' – '.join(ends)})", sources, action))
    return found


def _named(network: "Network", several: Iterable[tuple[str, ...]], lang: str) -> list[str]:
    """Return the names of all that several lists hold, each once."""
    return list(dict.fromkeys(network.named(iri, lang) for iris in several for iri in iris))
