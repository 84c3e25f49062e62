"""`mhgraph export`: the whole graph or one class as RDF, actions or actors as a table."""

from collections.abc import Collection
from pathlib import Path

import click

from mhgraph.catalogue import NamedResult, open_catalogue, run
from mhgraph.cli.common import (
    Command,
    data_option,
    lang_option,
    open_selected,
    output_option,
    store_option,
)
from mhgraph.cli.endings import form_for
from mhgraph.cli.output import check_writable, rows_said, write, write_bytes, write_pieces
from mhgraph.cli.render import as_csv, as_json
from mhgraph.corpus import known_prefixes
from mhgraph.corpus.export import class_triples, dataset_quads, merged_triples, serialised
from mhgraph.errors import UsageError, Words
from mhgraph.lookup import resolve
from mhgraph.store import Store
from mhgraph.store.oxigraph import OxigraphStore
from mhgraph.values import Quad, Triple, value_of

__all__ = ["command"]

_GRAPHS = ("trig", "turtle", "nquads", "ntriples", "jsonld")
_TABLES = ("csv", "xlsx", "json")
_MOST = 2_000_000
"""Statements up to which all of them are sorted in memory."""
_QUESTIONS = {"actions": "export-actions", "actors": "export-actors"}


@click.command(
    "export",
    cls=Command,
    epilog="Examples: mhgraph export -o graph.trig · mhgraph export --class ministry -f turtle · "
    "mhgraph export actions -o actions.xlsx",
)
@click.argument(
    "what", required=False, type=click.Choice(sorted(_QUESTIONS)), metavar="[actions|actors]"
)
@click.option(
    "--class", "kind", metavar="CLASS", help="Only things of this class, by its name or IRI."
)
@click.option(
    "--prepared",
    is_flag=True,
    help="With the merged default graph and what is derived: what a SPARQL server has to hold "
    "(trig, nquads, jsonld).",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice([*_GRAPHS, *_TABLES]),
    help="Form; by default that of the file's ending, else trig (csv for actions and actors).",
)
@lang_option
@store_option
@data_option
@output_option
def command(
    what: str | None,
    kind: str | None,
    prepared: bool,
    form: str | None,
    lang: str,
    store_name: str,
    own: tuple[Path, ...],
    output: str,
) -> Words:
    """Write the whole graph, one class of it, or a table of actions or actors (csv, xlsx, json).

    trig, nquads and jsonld keep the sources as named graphs; turtle and ntriples hold every fact once.
    Statements are sorted; a graph of more than two million goes as nquads or ntriples only, in part sorted.
    """
    check_writable(output)
    fits = _TABLES if what else _GRAPHS
    form = form_for(form, output, fits) or fits[0]
    _check(what, kind, prepared, form)
    store = open_selected(store_name, own)
    if what:
        result = run(store, open_catalogue().get(_QUESTIONS[what]), {}, lang)
        _write_table(result, form, lang, output)
        return rows_said(len(result.table))
    if isinstance(store, OxigraphStore) and not kind and len(store) > _MOST:
        return _statements(_write_lines(store, prepared, form, output))
    prefixes = known_prefixes(store)
    facts = _facts(store, kind, prepared, form, lang)
    write(output, serialised(facts, form, prefixes))
    return _statements(len(facts))


def _facts(
    store: Store, kind: str | None, prepared: bool, form: str, lang: str
) -> Collection[Quad] | Collection[Triple]:
    """Return what is asked for: triples for the forms that keep no sources, quads for the others."""
    flat = form in ("turtle", "ntriples")
    if kind:
        found = class_triples(store, resolve(store, kind, lang, "owl:Class").iri.value)
        return {q.triple for q in found} if flat else found
    if isinstance(store, OxigraphStore):
        return merged_triples(store) if flat else dataset_quads(store, prepared=prepared)
    from mhgraph.corpus.large_export import fetched_facts, fetched_quads
    from mhgraph.store.remote import SparqlStore

    if not isinstance(store, SparqlStore):
        raise TypeError(store.name)
    return fetched_facts(store) if flat else fetched_quads(store, prepared=prepared)


def _write_lines(store: OxigraphStore, prepared: bool, form: str, output: str) -> int:
    """Write what does not fit into memory; return the number of statements."""
    from mhgraph.corpus.large_export import dataset_lines, fact_lines

    if form not in ("nquads", "ntriples"):
        raise UsageError(
            Words(
                nl=f"{store.name} heeft {len(store)} uitspraken: te veel voor {form}.",
                en=f"{store.name} holds {len(store)} statements: too many for {form}.",
            ),
            Words(nl="Kies -f nquads of -f ntriples.", en="Choose -f nquads or -f ntriples."),
        )
    lines = dataset_lines(store, prepared=prepared) if form == "nquads" else fact_lines(store)
    return write_pieces(output, lines)


def _statements(number: int) -> Words:
    return Words(nl=f"{number} uitspraken", en=f"{number} statements")


def _write_table(result: NamedResult, form: str, lang: str, output: str) -> None:
    header = result.query.header
    headings = [c.heading.get(lang) for c in header.columns]
    if form == "json":
        write(output, as_json(result.table))
    elif form == "xlsx":
        from mhgraph.cli.formats import as_xlsx, cells

        write_bytes(output, as_xlsx(headings, cells(result.table), header.title.get(lang)))
    else:
        write(output, as_csv(headings, [[value_of(t) for t in row] for row in result.table.rows]))


def _check(what: str | None, kind: str | None, prepared: bool, form: str) -> None:
    if what and (form not in _TABLES or kind):
        raise _clash(f"'{what}'", ", ".join(_TABLES))
    if form in _TABLES and not what:
        raise _clash(form, ", ".join(sorted(_QUESTIONS)))
    if prepared and (kind or form not in ("trig", "nquads", "jsonld")):
        raise _clash("--prepared", "trig, nquads, jsonld")


def _clash(one: str, other: str) -> UsageError:
    return UsageError(
        Words(nl=f"{one} gaat alleen samen met: {other}.", en=f"{one} goes only with: {other}."),
        Words(nl="Zie `mhgraph export --help`.", en="See `mhgraph export --help`."),
    )
