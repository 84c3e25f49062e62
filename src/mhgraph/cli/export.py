"""`mhgraph export`: the whole graph or one class, as RDF or CSV."""

from pathlib import Path

import click

from mhgraph.catalogue import NamedResult, open_catalogue, run
from mhgraph.cli.common import Command, data_option, lang_option, output_option
from mhgraph.cli.output import check_writable, write
from mhgraph.cli.render import as_csv
from mhgraph.corpus import known_prefixes, open_store
from mhgraph.corpus.export import class_triples, dataset_quads, merged_triples, serialised
from mhgraph.errors import UsageError, Words
from mhgraph.lookup import resolve
from mhgraph.store import MemoryStore
from mhgraph.values import value_of

__all__ = ["command"]

_FORMATS = ("trig", "turtle", "nquads", "ntriples", "jsonld", "csv")
_CSV = {"actions": "export-actions", "actors": "export-actors"}


@click.command(
    "export",
    cls=Command,
    epilog="Examples: mhgraph export -o graph.trig · mhgraph export --class ministry -f turtle · "
    "mhgraph export actions -f csv -o actions.csv",
)
@click.argument("what", required=False, type=click.Choice(sorted(_CSV)), metavar="[actions|actors]")
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
    type=click.Choice(_FORMATS),
    help="Form; by default that of the file's ending, else trig (csv for actions and actors).",
)
@lang_option
@data_option
@output_option
def command(
    what: str | None,
    kind: str | None,
    prepared: bool,
    form: str | None,
    lang: str,
    own: tuple[Path, ...],
    output: str,
) -> None:
    """Write the whole graph, one class of it, or a CSV of actions or actors.

    trig, nquads and jsonld keep the sources as named graphs; turtle and ntriples hold every fact once.
    """
    check_writable(output)
    form = form or _by_ending(output) or ("csv" if what else "trig")
    _check(what, kind, prepared, form)
    store = open_store(own)
    if what or form == "csv":
        result = run(store, open_catalogue().get(_CSV[what or "actions"]), {}, lang)
        write(output, _csv_text(result, lang))
        return
    write(output, _rdf(store, kind, prepared, form, lang))


def _rdf(store: MemoryStore, kind: str | None, prepared: bool, form: str, lang: str) -> str:
    prefixes = known_prefixes(store)
    flat = form in ("turtle", "ntriples")
    if kind:
        found = class_triples(store, resolve(store, kind, lang, "owl:Class").iri.value)
        return serialised({q.triple for q in found} if flat else found, form, prefixes)
    if flat:
        return serialised(merged_triples(store), form, prefixes)
    return serialised(dataset_quads(store, prepared=prepared), form, prefixes)


def _csv_text(result: NamedResult, lang: str) -> str:
    headings = [c.heading.get(lang) for c in result.query.header.columns]
    return as_csv(headings, [[value_of(t) for t in row] for row in result.table.rows])


def _by_ending(output: str) -> str:
    endings = {".trig": "trig", ".ttl": "turtle", ".nq": "nquads", ".nt": "ntriples"}
    endings |= {".jsonld": "jsonld", ".csv": "csv"}
    return endings.get(Path(output).suffix.lower(), "")


def _check(what: str | None, kind: str | None, prepared: bool, form: str) -> None:
    if what and (form != "csv" or kind):
        raise _clash(f"'{what}'", "csv")
    if form == "csv" and not what:
        raise _clash("csv", "actions, actors")
    if prepared and (kind or form not in ("trig", "nquads", "jsonld")):
        raise _clash("--prepared", "trig, nquads, jsonld")


def _clash(one: str, other: str) -> UsageError:
    return UsageError(
        Words(nl=f"{one} gaat alleen samen met: {other}.", en=f"{one} goes only with: {other}."),
        Words(nl="Zie `mhgraph export --help`.", en="See `mhgraph export --help`."),
    )
