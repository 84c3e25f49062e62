"""Answer a named question on the command line: its rows, their number, their evidence, the receipt."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import click

from mhgraph import __version__
from mhgraph.catalogue import NamedResult, open_catalogue, run
from mhgraph.catalogue.catalogue import NamedQuery
from mhgraph.cli.answers import TABLES, shape_of, unfit, write_named
from mhgraph.cli.common import open_selected
from mhgraph.cli.options import repeating
from mhgraph.cli.output import write
from mhgraph.errors import UsageError, Words
from mhgraph.store import Store

__all__ = ["answer_named"]


def answer_named(
    what: str, values: Mapping[str, Sequence[str]], options: Mapping[str, Any]
) -> Words:
    """Answer the question `what` and write it where the options say; return what was written.

    Raises:
        MhgraphError: the question, its parameters or the options are not right, or the store failed.
    """
    query = open_catalogue(options["folders"]).get(what)
    _check(query, options)
    store = open_selected(options["store_name"], options["own"])
    lang, timeout = options["lang"], options["timeout"]
    top, every = options["top"], options["every"]
    services = options["services"]
    result = run(store, query, values, lang, timeout, top=top, every=every, services=services)
    if options["counted"]:
        count = result.count()
        text = json.dumps({"count": count}) if options["form"] == "json" else str(count)
        write(options["output"], f"{text}\n")
        said = Words(nl="een getal", en="a number")
    elif options["evidence"]:
        said = _write_evidence(result, store, options)
    else:
        said = write_named(result, shape_of(options))
    if options["receipt_file"]:
        _write_receipt(what, values, result, options)
    return said


def _check(query: NamedQuery, options: Mapping[str, Any]) -> None:
    """Refuse, before the work, what does not go together."""
    form = options["form"]
    if options["counted"] and options["evidence"]:
        raise UsageError(
            Words(
                nl="--count en --evidence gaan niet samen: een aantal heeft geen rijen met bewijsplaatsen.",
                en="--count and --evidence do not go together: a number has no rows with evidence.",
            ),
            Words(nl="Laat een van beide weg.", en="Leave out one of them."),
        )
    if options["counted"] and form not in ("", "table", "json"):
        raise unfit(form, ("table", "json"), "--count")
    if options["evidence"]:
        from mhgraph.catalogue.evidence import check_evidenced

        check_evidenced(query)
    if form and form not in TABLES:
        raise unfit(form, TABLES, "--evidence" if options["evidence"] else "")


def _write_evidence(result: NamedResult, store: Store, options: Mapping[str, Any]) -> Words:
    from mhgraph.catalogue.evidence import evidence
    from mhgraph.cli.evidence_view import NOT_QUOTED, write_evidence

    lang, folder = options["lang"], options["folder"]
    found = evidence(store, result, lang, documents=folder, timeout=options["timeout"])
    said = write_evidence(result, found, shape_of(options))
    if folder is None and any(source.document for one in found for source in one.sources):
        click.echo(NOT_QUOTED.get(lang), err=True)
    return said


def _write_receipt(
    what: str,
    values: Mapping[str, Sequence[str]],
    result: NamedResult,
    options: Mapping[str, Any],
) -> None:
    from mhgraph.catalogue.receipt import receipt

    store = options["store_name"]
    words = repeating(
        what,
        values,
        {
            "top": options["top"],
            "all": options["every"],
            "count": options["counted"],
            "evidence": options["evidence"],
            "format": options["form"] or None,
            "lang": options["lang"],
            "store": None if store == "memory:" else store,
            "data": options["own"],
            "queries": options["folders"],
            "allow-service": options["services"],
        },
    )
    text = receipt(
        result,
        words,
        options["lang"],
        version=__version__,
        values=values,
        own=options["own"],
        store=store,
    )
    write(options["receipt_file"], text)
