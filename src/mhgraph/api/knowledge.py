"""The graph as Python users hold it: opened once, then asked."""

import os
import warnings
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mhgraph.api.hinting import hinted
from mhgraph.api.lists import description_table, match_table, query_table
from mhgraph.api.plain import Given, readable, texts_of
from mhgraph.api.table import ResultTable
from mhgraph.api.triples import ResultGraph
from mhgraph.catalogue import Catalogue, open_catalogue, run
from mhgraph.corpus import known_prefixes
from mhgraph.corpus.opening import open_named
from mhgraph.errors import ParameterError, UsageError, Words
from mhgraph.lookup import describe, find, resolve
from mhgraph.store import Store, refuse_outside
from mhgraph.values import Triples

if TYPE_CHECKING:
    from mhgraph.api.network import ResultNetwork
    from mhgraph.ask import Answer, Asker

__all__ = ["KnowledgeGraph", "open"]

Lang = Literal["nl", "en"]
_Path = str | os.PathLike[str]
_LANGUAGES: dict[str, Lang] = {"nl": "nl", "en": "en"}


def open(  # noqa: A001 - as in gzip.open
    *data: _Path,
    store: str = "memory:",
    queries: _Path | Sequence[_Path] = (),
    lang: Lang = "en",
    timeout: float | None = 60.0,
    allow_service: str | Sequence[str] = (),
) -> "KnowledgeGraph":
    """Open the graph: ontology, coded documents, and RDF files of your own.

    Args:
        data: RDF files, or folders of them, to add.
        store: "memory:" builds the graph from the text files; "oxigraph:DIR" opens what `mhgraph load`
            made on disk; "sparql:URL" asks a SPARQL 1.1 server that holds it.
        queries: a folder of named questions of your own, or several.
        lang: the language of answers where a call does not say: "en" or "nl".
        timeout: seconds after which a query is given up; None waits for ever.
        allow_service: the address of a server that SERVICE in SPARQL of your own may ask, or several.

    Raises:
        DataFileError: a file cannot be read or is malformed.
        QueryFileError: a folder of questions is not there or holds none.
        UsageError: `store` is not of a known form, or `data` are given with a store that holds its own.
    """
    with hinted("en"):
        checked = _language(lang)
    with hinted(checked):
        if timeout is not None and not timeout > 0:
            raise UsageError(
                Words(nl="timeout moet groter zijn dan 0.", en="timeout must be greater than 0."),
                Words(nl="Geef None om te blijven wachten.", en="Give None to wait for ever."),
            )
        folders = [queries] if isinstance(queries, str | os.PathLike) else queries
        catalogue = open_catalogue([Path(folder) for folder in folders])
        chosen = open_named(store, [Path(path) for path in data])
    services = [allow_service] if isinstance(allow_service, str) else allow_service
    return KnowledgeGraph(
        chosen, catalogue, lang=checked, timeout=timeout, services=tuple(services)
    )


class KnowledgeGraph:
    """An open graph; `mhgraph.open()` makes one.

    All methods take names in Dutch and English and raise subclasses of `MhgraphError`; the traceback
    ends with what to do next.
    """

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        *,
        lang: Lang,
        timeout: float | None,
        services: Sequence[str] = (),
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._lang = lang
        self._timeout = timeout
        self._services = services

    def __repr__(self) -> str:
        return f"<KnowledgeGraph {self._store.name}>"

    def query(
        self,
        name: str,
        /,
        *,
        lang: Lang | None = None,
        top: int | None = None,
        every: bool = False,
        **parameters: Given,
    ) -> ResultTable:
        """Answer the named question `name`.

        Args:
            name: as `queries()` lists it.
            lang: the language of labels.
            top: keep so many rows of a ranking, and all that tie with the last of them.
            every: keep only what occurs with every one of several values.
            parameters: those of the question; a list means any of its values, None leaves one out.

        Raises:
            UnknownNameError: there is no such question, or a value names nothing in the graph.
            ManyMatchesError: a value names several things.
            ParameterError: a parameter is missing, unknown or of the wrong kind.
            StoreError: the engine failed or took too long.
        """
        spoken = self._spoken(lang)
        with hinted(spoken):
            _check_top(top)
            query = self._catalogue.get(name)
            given = {p: texts_of(p, v) for p, v in parameters.items() if v is not None}
            result = run(
                self._store,
                query,
                given,
                spoken,
                self._timeout,
                top=top,
                every=every,
                services=self._services,
            )
        header = query.header
        return ResultTable(
            result.table,
            spoken,
            headings={c.name: c.heading for c in header.columns},
            hidden=[c.name for c in header.columns if c.data_only],
            counted=header.counted,
            sparql=result.text,
        )

    def sparql(self, text: str, /) -> ResultTable | ResultGraph | bool:
        """Answer SPARQL 1.1 of your own; prefixes that the graph knows need not be declared.

        Returns:
            a table for SELECT, a bool for ASK, a graph for CONSTRUCT and DESCRIBE.

        Raises:
            QuerySyntaxError: the text does not parse.
            QueryRefusedError: it is an update, or asks a server that `allow_service` of `open` does not name.
            StoreError: the engine failed or took too long.
        """
        with hinted(self._lang):
            refuse_outside(readable(text), self._services)
            answer = self._store.query(text, prefixes=self._prefixes, timeout=self._timeout)
        if isinstance(answer, bool):
            return answer
        if isinstance(answer, Triples):
            return ResultGraph(answer, self._prefixes)
        return ResultTable(answer, self._lang, sparql=text)

    def find(self, *words: str, lang: Lang | None = None) -> ResultTable:
        """Return everything whose names, titles or summaries hold all `words`, best first.

        Raises:
            UsageError: there is no word.
        """
        spoken = self._spoken(lang)
        with hinted(spoken):
            return match_table(find(self._store, [readable(w) for w in words], spoken), spoken)

    def show(self, name: str, /, *, lang: Lang | None = None) -> ResultTable:
        """Return what the graph says of the thing `name`, each statement with its sources.

        Args:
            name: any name, acronym, identifier or IRI.
            lang: the language of labels.

        Raises:
            UnknownNameError: nothing has that name.
            ManyMatchesError: several things have it.
        """
        spoken = self._spoken(lang)
        with hinted(spoken):
            thing = resolve(self._store, readable(name), spoken).iri
            return description_table(describe(self._store, thing, spoken), spoken)

    def ask(self, question: str, /, *, lang: Lang | None = None) -> "Answer":
        """Answer a question in plain words, Dutch or English.

        >>> import mhgraph
        >>> mhgraph.open().ask("Who leads PROMIS?").understood
        True

        Args:
            question: what you want to know.
            lang: the language of the answer; by default that of the question, which is found out.

        Returns:
            how the question was read, and the answer; or, where `understood` is False, the words that
            were not understood and questions near it that can be answered.

        Raises:
            UsageError: there is no such language.
            StoreError: the engine failed or took too long.
        """
        spoken = "" if lang is None else self._spoken(lang)
        with hinted(spoken or self._lang):
            return self._asker.ask(readable(question), spoken)

    def network(
        self,
        view: str = "partners",
        /,
        *about: str,
        since: str | int = "",
        until: str | int = "",
        minimum: int = 1,
        depth: int = 1,
        lang: Lang | None = None,
        **filters: Given,
    ) -> "ResultNetwork":
        """Return a view of the graph as a network, whole, however large it is.

        Args:
            view: "partners", "involvement", "around", "path", "programme", "instrument", "place" or
                "documents" (docs/networks.md).
            about: names of what the view is about.
            since: only actions that went on then or later: 2019, "2019-03".
            until: only actions that began by then.
            minimum: the least number of joint actions of a line.
            depth: how many steps the view "around" goes.
            lang: the language of titles and of the picture.
            filters: place, theme, target_group, programme, document, role, kind; a list means any of
                its values.

        Raises:
            UsageError: there is no such view, or it is about more or fewer things.
            ParameterError: a filter is unknown or of the wrong kind.
            UnknownNameError, ManyMatchesError: a name fits nothing, or several things.
        """
        from mhgraph.api.network import ResultNetwork
        from mhgraph.network import build, request

        spoken = _language(lang or self._lang)
        with hinted(spoken):
            given = {
                name.replace("_", "-"): texts_of(name, value)
                for name, value in filters.items()
                if value is not None
            }
            period = {"since": str(since or ""), "until": str(until or "")}
            asked = request(
                self._store, spoken, view, about, given, **period, minimum=minimum, depth=depth
            )
            found = build(self._store, asked, timeout=self._timeout, limit=None)
        return ResultNetwork(found, spoken)

    def queries(self, *, lang: Lang | None = None) -> ResultTable:
        """Return the named questions: name, question, parameters, tags.

        A file that is not as it should be is left out, with a warning that says where and why.
        """
        spoken = self._spoken(lang)
        found, errors = self._catalogue.readable()
        for error in errors:
            warnings.warn(error.text(spoken), stacklevel=2)
        return query_table(found, self._catalogue.tags(), spoken)

    def _spoken(self, lang: str | None) -> Lang:
        with hinted(self._lang):
            return _language(lang or self._lang)

    @cached_property
    def _asker(self) -> "Asker":
        """The reader of questions, which reads the names of the graph once."""
        from mhgraph.ask import Asker

        return Asker(self._store, self._timeout)

    @cached_property
    def _prefixes(self) -> dict[str, str]:
        return known_prefixes(self._store, self._timeout)


def _language(lang: str) -> Lang:
    if isinstance(lang, str) and lang.lower() in _LANGUAGES:
        return _LANGUAGES[lang.lower()]
    raise UsageError(
        Words(nl=f"Er is geen taal {lang!r}.", en=f"There is no language {lang!r}."),
        Words(nl='Kies lang="nl" of lang="en".', en='Choose lang="nl" or lang="en".'),
    )


def _check_top(top: object) -> None:
    if top is None or (isinstance(top, int) and not isinstance(top, bool) and top >= 1):
        return
    raise ParameterError(
        Words(
            nl=f"top wil een geheel getal vanaf 1, niet {top!r}.",
            en=f"top wants a whole number from 1, not {top!r}.",
        ),
        Words(nl="Bijvoorbeeld top=10.", en="For instance top=10."),
    )
