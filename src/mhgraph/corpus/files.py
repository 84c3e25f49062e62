"""Read RDF files, whatever their format, or say which file, which line and why not."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from pyoxigraph import RdfFormat, parse

from mhgraph.corpus.opened import BY_RDFLIB, COMPRESSED, SUFFIXES, format_of, opened
from mhgraph.errors import DataFileError, Words
from mhgraph.store import MemoryStore
from mhgraph.values import NamedNode, Quad

__all__ = ["base_of", "load_file", "malformed", "rdf_files", "read_quads"]

_RDFLIB_DEFAULT = NamedNode("urn:x-rdflib:default")
_ENGINE_PLACE = re.compile(r"^Parser error at line \d+ [^:]*: | \(line \d+\)$")


def rdf_files(path: Path) -> list[Path]:
    """Return `path` itself, or the RDF files under it if it is a folder, in the order of their names.

    Raises:
        DataFileError: there is nothing at `path`, or no RDF file in it.
    """
    try:
        folder = path.is_dir()
    except OSError as error:
        raise DataFileError(
            Words(nl=f"{path}: {error.strerror}", en=f"{path}: {error.strerror}")
        ) from error
    if folder:
        found = sorted(p for p in path.rglob("*") if p.is_file() and _is_rdf(p))
        if found:
            return found
        raise DataFileError(
            Words(nl=f"In {path} staat geen RDF-bestand.", en=f"There is no RDF file in {path}."),
            SUFFIXES,
        )
    if not path.is_file():
        raise DataFileError(
            Words(nl=f"{path} is er niet.", en=f"{path} does not exist."),
            Words(nl="Kijk het pad na.", en="Check the path."),
        )
    return [path]


def read_quads(path: Path) -> list[Quad]:
    """Return the quads of one RDF file, all or none.

    Blank nodes are renamed, so that those of two files never become one.

    Raises:
        DataFileError: the file cannot be read, is not UTF-8, or is malformed.
    """
    rdf = format_of(path)
    if isinstance(rdf, str):
        return _read_by_rdflib(path, rdf)
    try:
        return list(parse(_utf8(path), format=rdf, rename_blank_nodes=True, base_iri=base_of(path)))
    except SyntaxError as error:
        malformed(path, error.lineno, str(error))
    except ValueError as error:
        malformed(path, None, str(error))


def load_file(store: MemoryStore, path: Path, graph: NamedNode | None = None) -> None:
    """Load one of our own Turtle or TriG files straight into `store`; `graph` takes what has none.

    Raises:
        DataFileError: the file cannot be read, is not UTF-8, or is malformed.
    """
    rdf = RdfFormat.TURTLE if path.suffix == ".ttl" else RdfFormat.TRIG
    try:
        store.load(_utf8(path), rdf, graph)
    except SyntaxError as error:
        malformed(path, error.lineno, str(error))


def _is_rdf(path: Path) -> bool:
    packed = path.suffix.lower() in COMPRESSED
    suffix = (path.with_suffix("") if packed else path).suffix.lower().lstrip(".")
    return suffix in BY_RDFLIB or (
        suffix not in ("txt", "xml", "json") and RdfFormat.from_extension(suffix) is not None
    )


def base_of(path: Path) -> str | None:
    """Return the IRI against which relative ones in `path` are read; none for standard input."""
    return None if str(path) == "-" else path.resolve().as_uri()


def _utf8(path: Path) -> str:
    with opened(path) as source:
        data = source.stream.read()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        byte = f"{error.object[error.start]:#04x}"
        malformed(path, line, f"not UTF-8 (byte {byte})", f"geen UTF-8 (byte {byte})")


def _read_by_rdflib(path: Path, name: str) -> list[Quad]:
    import warnings
    from xml.sax import SAXException

    from rdflib import Dataset
    from rdflib.exceptions import ParserError

    text = _utf8(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib about rdflib
            dataset = Dataset()
            dataset.parse(data=text, format=name)
            lines = dataset.serialize(format="nquads")
    except SAXException as error:
        line = getattr(error, "getLineNumber", lambda: None)()
        malformed(path, line, error.getMessage())
    except (ParserError, ValueError, LookupError, AttributeError, TypeError) as error:
        malformed(path, getattr(error, "lineno", None), str(error).splitlines()[0])
    return list(_without_rdflib_default(lines))


def _without_rdflib_default(lines: str) -> Iterator[Quad]:
    for quad in parse(lines, format=RdfFormat.N_QUADS, rename_blank_nodes=True):
        if quad.graph_name == _RDFLIB_DEFAULT:
            yield Quad(quad.subject, quad.predicate, quad.object)
        else:
            yield quad


def malformed(path: Path, line: int | None, why: str, nl: str = "") -> NoReturn:
    """Raise the error that says where `path` is malformed and why."""
    why = _ENGINE_PLACE.sub("", why)
    where_nl = f"{path}, regel {line}" if line else str(path)
    where_en = f"{path}, line {line}" if line else str(path)
    raise DataFileError(
        Words(nl=f"{where_nl}: {nl or why}", en=f"{where_en}: {why}"),
        Words(
            nl="Er is niets van geladen. Herstel het bestand en probeer het opnieuw.",
            en="Nothing of it was loaded. Mend the file and try again.",
        ),
    ) from None
