"""Open the store that a user names: in memory, on disk, or on a SPARQL server."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mhgraph.errors import UsageError, Words
from mhgraph.store import Store

if TYPE_CHECKING:
    from mhgraph.store.remote import SparqlStore

__all__ = ["open_named", "open_server"]

_CHOICES = Words(
    nl="Kies uit memory:, oxigraph:MAP, sparql:ADRES.",
    en="Choose from memory:, oxigraph:DIR, sparql:URL.",
)


def open_named(name: str, own: Sequence[Path] = ()) -> Store:
    """Return the store that `name` names.

    Args:
        name: `memory:` builds the graph from the text files, `oxigraph:DIR` opens what `mhgraph load`
            made, `sparql:URL` asks a SPARQL 1.1 server that holds the graph.
        own: RDF files, or folders of them, that the user adds; only in memory.

    Raises:
        UsageError: the name is not of a known form, or `own` is given for a store that holds its data.
        DataFileError: a file cannot be read or is malformed.
        StoreError: there is no such store, or it cannot be opened.
    """
    scheme, _, rest = name.partition(":")
    if scheme == "memory" and not rest:
        from mhgraph.corpus.load import open_store

        return open_store(own)
    if scheme not in ("oxigraph", "sparql") or not rest.strip():
        raise _no_such_store(name)
    if own:
        raise _holds_its_own(name, scheme, own)
    if scheme == "oxigraph":
        from mhgraph.store.disk import DiskStore
        from mhgraph.store.disk_folder import folder_of

        return DiskStore(folder_of(rest))
    return open_server(rest)


def open_server(
    url: str, update: str | None = None, graph_store: str | None = None
) -> "SparqlStore":
    """Return the server with these addresses; `url` may have `sparql:` before it, as in --store.

    Raises:
        UsageError: one of them is no address.
    """
    from mhgraph.store.remote import SparqlStore

    return SparqlStore(url.removeprefix("sparql:"), update=update, graph_store=graph_store)


def _no_such_store(name: str) -> UsageError:
    from mhgraph.store.link.addresses import safe

    shown = safe(name)
    meant = "sparql:" if name.startswith(("http://", "https://")) else "oxigraph:"
    hint = _CHOICES
    if meant == "sparql:" or (name and Path(name).is_dir()):
        hint = Words(nl=f'Bedoelde u "{meant}{shown}"?', en=f'Did you mean "{meant}{shown}"?')
    return UsageError(
        Words(nl=f"--store {shown}: dat is geen opslag.", en=f"--store {shown}: no such store."),
        hint,
    )


def _holds_its_own(name: str, scheme: str, own: Sequence[Path]) -> UsageError:
    from mhgraph.store.link.addresses import safe

    name = safe(name)
    data = " ".join(f'--data "{path}"' for path in own)
    way = (
        f'`mhgraph load --store "{name}" {data}`'
        if scheme == "oxigraph"
        else f"`mhgraph push {name} --graph-store … {data}`"
    )
    return UsageError(
        Words(
            nl=f"--data gaat niet samen met --store {name}: een vraag verandert die opslag niet.",
            en=f"--data does not go with --store {name}: a question does not change that store.",
        ),
        Words(
            nl=f"Laat --store weg, of zet alles samen in die opslag: {way}.",
            en=f"Leave out --store, or put all of it together into that store: {way}.",
        ),
    )
