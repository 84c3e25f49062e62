"""Read RDF files, whatever their format, or say which file, which line and why not."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from pyoxigraph import RdfFormat, parse

from mhgraph.errors import DataFileError, Words
from mhgraph.store import MemoryStore
from mhgraph.values import NamedNode, Quad

__all__ = ["load_file", "rdf_files", "read_quads"]

_RDFLIB_DEFAULT = NamedNode("urn:x-rdflib:default")
_ENGINE_PLACE = re.compile(r"^Parser error at line \d+ [^:]*: | \(line \d+\)$")
_VIA_RDFLIB = {"trix": "trix", "hext": "hext"}


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
            _SUFFIXES,
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
    suffix = path.suffix.lower().lstrip(".")
    if suffix in _VIA_RDFLIB:
        return _read_by_rdflib(path, _VIA_RDFLIB[suffix])
    rdf = RdfFormat.from_extension(suffix)
    if rdf is None:
        raise DataFileError(
            Words(
                nl=f"{path}: van '{path.suffix}' is niet bekend welke RDF-vorm het is.",
                en=f"{path}: '{path.suffix}' is not the ending of a known RDF format.",
            ),
            _SUFFIXES,
        )
    try:
        return list(parse(_utf8(path), format=rdf, rename_blank_nodes=True, base_iri=_base(path)))
    except SyntaxError as error:
        _malformed(path, error.lineno, str(error))
    except ValueError as error:
        _malformed(path, None, str(error))


def load_file(store: MemoryStore, path: Path, graph: NamedNode | None = None) -> None:
    """Load one of our own Turtle or TriG files straight into `store`; `graph` takes what has none.

    Raises:
        DataFileError: the file cannot be read, is not UTF-8, or is malformed.
    """
    rdf = RdfFormat.TURTLE if path.suffix == ".ttl" else RdfFormat.TRIG
    try:
        store.load(_utf8(path), rdf, graph)
    except SyntaxError as error:
        _malformed(path, error.lineno, str(error))


def _is_rdf(path: Path) -> bool:
    suffix = path.suffix.lower().lstrip(".")
    return suffix in _VIA_RDFLIB or (
        suffix not in ("txt", "xml", "json") and RdfFormat.from_extension(suffix) is not None
    )


def _base(path: Path) -> str:
    return path.resolve().as_uri()


def _utf8(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        byte = f"{error.object[error.start]:#04x}"
        _malformed(path, line, f"not UTF-8 (byte {byte})", f"geen UTF-8 (byte {byte})")
    except OSError as error:
        raise DataFileError(
            Words(
                nl=f"{path} kan niet worden gelezen: {error.strerror}",
                en=f"{path} cannot be read: {error.strerror}",
            )
        ) from error


def _read_by_rdflib(path: Path, name: str) -> list[Quad]:
    from xml.sax import SAXException

    from rdflib import Dataset
    from rdflib.exceptions import ParserError

    dataset = Dataset()
    text = _utf8(path)
    try:
        dataset.parse(data=text, format=name)
        lines = dataset.serialize(format="nquads")
    except SAXException as error:
        line = getattr(error, "getLineNumber", lambda: None)()
        _malformed(path, line, error.getMessage())
    except (ParserError, ValueError, LookupError, AttributeError, TypeError) as error:
        _malformed(path, getattr(error, "lineno", None), str(error).splitlines()[0])
    return list(_without_rdflib_default(lines))


def _without_rdflib_default(lines: str) -> Iterator[Quad]:
    for quad in parse(lines, format=RdfFormat.N_QUADS, rename_blank_nodes=True):
        if quad.graph_name == _RDFLIB_DEFAULT:
            yield Quad(quad.subject, quad.predicate, quad.object)
        else:
            yield quad


def _malformed(path: Path, line: int | None, why: str, nl: str = "") -> NoReturn:
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


_SUFFIXES = Words(
    nl="Gebruik .ttl, .trig, .nt, .nq, .rdf, .jsonld, .n3, .trix of .hext.",
    en="Use .ttl, .trig, .nt, .nq, .rdf, .jsonld, .n3, .trix or .hext.",
)
