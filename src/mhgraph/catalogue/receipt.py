"""A receipt for an answer: what was asked of which data, how to ask it again, and how to cite it.

`receipt` makes the one of a named question; `composed` serves other kinds of questions.
The same question to the same data gives the same bytes: there is no clock in it and no folder of the
machine.
"""

import json
import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from mhgraph.catalogue.citing import apa, bibtex
from mhgraph.catalogue.run import NamedResult
from mhgraph.corpus.files import rdf_files
from mhgraph.corpus.fingerprints import file_hash, folder_hash
from mhgraph.errors import Words
from mhgraph.resources import data_folder, ontology_folder, queries_folder
from mhgraph.store.disk_folder import DiskFolder, folder_of
from mhgraph.store.guard import without_comments
from mhgraph.values import NamedNode, Term

__all__ = [
    "Basis",
    "command_line",
    "composed",
    "fenced",
    "folder_hash",
    "one_line",
    "receipt",
]

_WORDS = {
    "title": Words(nl="Bewijs bij een antwoord van mhgraph", en="Receipt for an answer of mhgraph"),
    "question": Words(nl="Vraag", en="Question"),
    "file": Words(nl="bestand", en="file"),
    "language": Words(nl="taal", en="language"),
    "parameters": Words(nl="Parameters", en="Parameters"),
    "none": Words(nl="Geen.", en="None."),
    "query": Words(
        nl="SPARQL zoals gesteld (zonder opmerkingen)", en="SPARQL as sent (without comments)"
    ),
    "data": Words(nl="Gegevens", en="Data"),
    "version": Words(nl="versie", en="version"),
    "oxigraph": Words(
        nl="De rijen komen uit een opslag op schijf, waarin dit geladen werd. De hash van één bestand is "
        "sha256 van zijn bytes, die van meer bestanden sha256 over hun hashes.",
        en="The rows come from a store on disk, into which this was loaded. The hash of one file is sha256 "
        "of its bytes, that of several sha256 over their hashes.",
    ),
    "sparql": Words(
        nl="De rijen komen van een SPARQL-server; wat daar staat, is hier niet na te gaan.",
        en="The rows come from a SPARQL server; what it holds cannot be told here.",
    ),
    "hash": Words(
        nl="Elke hash is sha256 over de sha256 van ieder bestand in de map, in de volgorde van de namen, "
        "met LF als regeleinde.",
        en="Each hash is sha256 over the sha256 of every file in the folder, in the order of their names, "
        "with LF as line end.",
    ),
    "answer": Words(nl="Antwoord", en="Answer"),
    "rows": Words(nl="rijen", en="rows"),
    "again": Words(nl="Opnieuw stellen", en="To ask it again"),
    "cite": Words(nl="Citeren", en="To cite"),
}
_SHELL = frozenset("\"$`\\!%^&|<>*?'‘’“”„")  # each means something to some shell


@dataclass(frozen=True, slots=True)
class Basis:
    """What an answer rests on.

    Attributes:
        version: that of mhgraph.
        own: the user's own data files, or folders of them.
        store: the name of the store that answered.
        folders: folders that count whatever the store is, by name.
        files: files that count besides.
    """

    version: str
    own: Sequence[Path] = ()
    store: str = "memory:"
    folders: Mapping[str, Path] = field(default_factory=dict)
    files: Sequence[Path] = ()


def receipt(
    result: NamedResult,
    words: Sequence[str],
    lang: str,
    *,
    version: str,
    values: Mapping[str, Sequence[str]] | None = None,
    own: Sequence[Path] = (),
    store: str = "memory:",
) -> str:
    """Return the receipt for `result` as Markdown.

    Args:
        result: the answer.
        words: the command line that repeats it, `mhgraph` first.
        lang: the language of the receipt, and of the answer.
        version: that of mhgraph.
        values: what the user wrote, by parameter.
        own: the user's own data files, or folders of them.
        store: the name of the store that answered.

    Raises:
        DataFileError: an own file is not there any more.
    """
    file = result.query.file
    foreign = file.parent.resolve() != queries_folder().resolve()
    return composed(
        result.query.header.title.get(lang),
        words,
        lang,
        question=_question(result, lang),
        parameters=_parameters(result, values or {}, lang),
        sparql=result.text,
        answer=_answer(result, lang),
        basis=Basis(version, own, store, {"queries": queries_folder()}, [file] if foreign else []),
    )


def composed(
    title: str,
    words: Sequence[str],
    lang: str,
    *,
    question: str,
    sparql: str,
    answer: str,
    basis: Basis,
    parameters: str = "",
) -> str:
    """Return a receipt as Markdown.

    Args:
        title: what it is about.
        words: the command line that repeats the answer, `mhgraph` first.
        lang: the language of the receipt.
        question: what was asked, as Markdown.
        sparql: the query that gave the answer.
        answer: how much the answer holds, as Markdown.
        basis: what it rests on.
        parameters: what the parameters became, as Markdown; "" where a question has none to name.

    Raises:
        DataFileError: an own file is not there any more.
    """
    cited = f"{fenced(bibtex(basis.version), 'bibtex')}\n\n{apa(lang, basis.version)}"
    parts = {
        "question": question,
        "again": fenced(command_line(words), "sh"),
        "parameters": parameters,
        "query": fenced(without_comments(sparql).strip("\n"), "sparql"),
        "data": _data(basis, lang),
        "answer": answer,
        "cite": cited,
    }
    body = "\n\n".join(f"## {_said(name, lang)}\n\n{text}" for name, text in parts.items() if text)
    return f"# {_said('title', lang)}: {one_line(title)}\n\n{body}\n"


def command_line(words: Iterable[str]) -> str:
    """Return `words` as one command, in quotes that every usual shell takes where that can be.

    Folders of the machine and what would give away a password are left out.
    """
    return " ".join(_quoted(_without_place(word)) for word in words)


def _question(result: NamedResult, lang: str) -> str:
    header = result.query.header
    lines = [
        one_line(header.question.get(lang)),
        "",
        one_line(header.explanation.get(lang)),
        "",
        f"- {_said('file', lang)}: `{result.query.file.name}`",
        f"- {_said('language', lang)}: {lang}",
    ]
    return "\n".join(lines)


def _parameters(result: NamedResult, values: Mapping[str, Sequence[str]], lang: str) -> str:
    lines = []
    for parameter in result.query.header.parameters:
        terms = result.terms.get(parameter.name, ())
        if parameter.kind == "language" or not terms:
            continue
        given = values.get(parameter.name, ())
        lines += _parameter(parameter.name, given, terms)
    return fenced("\n".join(lines), "text") if lines else _said("none", lang)


def _parameter(name: str, given: Sequence[str], terms: Sequence[Term]) -> list[str]:
    """Return a line for each value, as written and as what it became."""
    if len(given) != len(terms):
        return [f"--{name} → {term}" for term in terms]
    return [
        f"--{name} {json.dumps(text, ensure_ascii=False)} → {term}"
        if isinstance(term, NamedNode)
        else f"--{name} {term}"
        for text, term in zip(given, terms, strict=True)
    ]


def _data(basis: Basis, lang: str) -> str:
    scheme, _, place = basis.store.partition(":")
    built = {"ontology": ontology_folder(), "data": data_folder()} if scheme == "memory" else {}
    hashes = _loaded(Path(place)) if scheme == "oxigraph" else []
    hashes += [(name, folder_hash(f)) for name, f in {**built, **basis.folders}.items()]
    hashes += [(file.name, file_hash(file)) for file in basis.files]
    own = (file for path in basis.own for file in rdf_files(path))
    hashes += sorted((file.name, file_hash(file)) for file in own)
    lines = [f"- mhgraph, {_said('version', lang)} {basis.version}"]
    lines += [f"- {name}: sha256 {digest}" for name, digest in hashes]
    notes = [_said(scheme, lang)] if scheme in ("sparql", "oxigraph") else []
    notes += [_said("hash", lang)] if hashes else []
    return "\n\n".join(["\n".join(lines), *notes])


def _loaded(folder: Path) -> list[tuple[str, str]]:
    """Return the hashes of what was loaded into the store on disk in `folder`."""
    there = DiskFolder(folder_of(str(folder)))
    manifest = there.manifest(there.store())
    data = " ".join(one_line(name) for name in manifest.sources) or "data"
    return [("ontology", manifest.ontology), (data, manifest.data)]


def _answer(result: NamedResult, lang: str) -> str:
    header = result.query.header
    counted = header.column(header.counted).heading.get(lang).split(" (")[0]
    return f"- {_said('rows', lang)}: {len(result.table)}\n- {counted}: {result.count()}"


def fenced(text: str, kind: str) -> str:
    """Return a block of code, with a fence longer than any that stands in it."""
    longest = max((len(found) for found in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{kind}\n{text}\n{fence}"


def _quoted(word: str) -> str:
    if re.fullmatch(r"[\w+:./=-]+", word, re.ASCII):
        return word
    plain = word.isprintable() and not set(word) & _SHELL
    return f'"{word}"' if plain else shlex.quote(word)


def _without_place(word: str) -> str:
    option, equals, value = word.partition("=")
    if equals and option.startswith("--"):
        return f"{option}={_without_place(value)}"
    scheme, _, rest = word.partition(":")
    if scheme == "oxigraph":
        return f"{scheme}:{_without_place(rest)}"
    if scheme == "sparql" and "@" in urlsplit(rest).netloc:
        return word.replace(f"{urlsplit(rest).netloc.rpartition('@')[0]}@", "", 1)
    try:
        path = Path(word)
        return path.name if path.is_absolute() and path.exists() else word
    except (OSError, ValueError):  # no file can have such a name
        return word


def _said(name: str, lang: str) -> str:
    return _WORDS[name].get(lang)


def one_line(text: str) -> str:
    """Return `text` with every run of blanks and line ends as one blank."""
    return " ".join(text.split())
