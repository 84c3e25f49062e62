"""Write the references in docs/: commands, named questions, ontology, measures.

`python tools/reference.py` after a change of a command's help, a query's header or the ontology;
`--check` only tells whether one is stale, as a test does.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from mhgraph.catalogue import Header, Parameter, open_catalogue
from mhgraph.cli.common import COMMAND_HELP
from mhgraph.corpus import open_store
from mhgraph.errors import Words
from mhgraph.network.measures import ALL, LEVELS, chosen
from mhgraph.store import MemoryStore, select

DOCS = Path(__file__).resolve().parents[1] / "docs"
_NOTE = "<!-- Written by `python tools/reference.py`; change the source, not this page. -->\n\n"
_MEASURES = (
    "What `mhgraph measures` can tell of a network; `--measure NAME` asks for one, "
    "[networks-measures.md](networks-measures.md) says how to read the tables.\n\n"
    "`mhgraph measures --explain --lang nl` zegt hetzelfde in het Nederlands.\n"
)
_TERMS = """
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?term ?nl ?en ?dnl ?den ?isClass WHERE {
  ?term rdfs:isDefinedBy ?ontology ; rdfs:label ?nl , ?en ; skos:definition ?dnl , ?den .
  FILTER(LANG(?nl) = "nl" && LANG(?en) = "en" && LANG(?dnl) = "nl" && LANG(?den) = "en")
  BIND(EXISTS { ?term a <http://www.w3.org/2002/07/owl#Class> } AS ?isClass)
}
"""


def commands() -> str:
    """Return the reference of the commands: what `--help` says of each."""
    parts = ["# Commands\n\n" + _NOTE]
    for words in ([], *([name] for name in sorted(COMMAND_HELP))):
        done = subprocess.run(
            [sys.executable, "-m", "mhgraph", *words, "--help"],
            capture_output=True,
            check=True,
            env={**os.environ, "COLUMNS": "100"},
        )
        text = done.stdout.decode("utf-8").replace("\r\n", "\n").rstrip()
        parts.append(f"## mhgraph {' '.join(words)}".rstrip() + f"\n\n```\n{text}\n```\n")
    return "\n".join(parts)


def queries() -> str:
    """Return the reference of the named questions, in both languages."""
    catalogue = list(open_catalogue())
    intro = (
        f"{len(catalogue)} questions. `mhgraph queries` lists them, `mhgraph queries show NAME` "
        "prints one with its SPARQL, `mhgraph query NAME --parameter VALUE` answers it.\n\n"
        "Elke vraag antwoordt ook in het Nederlands, met `--lang nl`.\n"
    )
    listed = "\n".join(f"- [{q.name}](#{q.name}): {q.header.title.en}" for q in catalogue)
    parts = ["# Named questions\n\n" + _NOTE + intro, listed + "\n"]
    parts += [_question(q.name, q.header) for q in catalogue]
    return "\n".join(parts)


def _question(name: str, header: Header) -> str:
    shown = [p for p in header.parameters if p.kind != "language"]
    example = " ".join(f'--{p.name} "{p.example}"' for p in shown if p.required)
    lines = [f"## {name}", "", f"**{header.question.en}** · *{header.question.nl}*", ""]
    more = header.unsourced or Words("", "")
    lines += [f"{header.explanation.en} {more.en}".strip(), ""]
    lines += [f"*{f'{header.explanation.nl} {more.nl}'.strip()}*", ""]
    lines += ["```", f"mhgraph query {name} {example}".rstrip(), "```", ""]
    if shown:
        lines += ["| parameter | kind | | | example |", "|---|---|---|---|---|"]
        for p in shown:
            kind = f"{p.kind} ({p.scheme})" if p.scheme else p.kind
            needed = ", required" if p.required else ""
            example = f"{p.example} · {p.dutch}" if p.dutch else p.example
            en, nl = (": ".join([p.help.get(lang), *_choices(p, lang)]) for lang in ("en", "nl"))
            lines.append(f"| `--{p.name}` | {kind}{needed} | {en} | {nl} | {example} |")
        lines.append("")
    lines += ["| column | heading | kop | meaning | betekenis |", "|---|---|---|---|---|"]
    lines += [
        f"| `{c.name}` | {c.heading.en} | {c.heading.nl} | {c.means.en} | {c.means.nl} |"
        for c in header.columns
    ]
    return "\n".join([*lines, ""])


def _choices(parameter: Parameter, lang: str) -> list[str]:
    named = [choice.name.get(lang) for choice in parameter.choices]
    return [", ".join(named)] if named else []


def ontology(store: MemoryStore) -> str:
    """Return the reference of the classes and properties, in both languages."""
    rows = sorted(select(store, _TERMS).texts(), key=lambda row: row["term"].casefold())
    parts = ["# Ontology\n\n" + _NOTE + "Namespace `mh:` = `https://w3id.org/mhgraph/ontology#`.\n"]
    for title, wanted in (("Classes", "true"), ("Properties", "false")):
        lines = [f"## {title}", "", "| term | English | Nederlands |", "|---|---|---|"]
        lines += _terms([row for row in rows if row["isClass"] == wanted])
        parts.append("\n".join([*lines, ""]))
    return "\n".join(parts)


def measures() -> str:
    """Return the reference of the measures of networks, in both languages."""
    parts = ["# Measures\n\n" + _NOTE + _MEASURES]
    for level in LEVELS:
        lines = [f"## --by {level}", ""]
        for m in chosen(level, (ALL,)):
            lines += [
                f"### {m.name}",
                "",
                f"**{m.heading.en}** · *{m.heading.nl}* ({m.source})",
                "",
            ]
            lines += [f"- {m.tells.en}", f"- Not to be trusted blindly: {m.beware.en}"]
            lines += [f"- *{m.tells.nl}*", f"- *Pas op: {m.beware.nl}*", ""]
        parts.append("\n".join(lines))
    return "\n".join(parts)


def _terms(rows: list[dict[str, str]]) -> Iterator[str]:
    for row in rows:
        name = row["term"].rsplit("#", 1)[-1]
        yield f"| `mh:{name}` | **{row['en']}**: {row['den']} | **{row['nl']}**: {row['dnl']} |"


def main() -> int:
    """Write the pages, or with --check return 1 if one is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    pages = {
        "commands.md": commands(),
        "queries.md": queries(),
        "measures.md": measures(),
        "ontology.md": ontology(open_store()),
    }
    stale = 0
    for name, text in pages.items():
        file = DOCS / name
        if check:
            stale |= not file.is_file() or file.read_text(encoding="utf-8") != text
        else:
            file.write_text(text, encoding="utf-8", newline="\n")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())
