"""A receipt tells what was asked of which data, and is the same whenever and wherever it is made."""

import hashlib
import shlex
import shutil
from pathlib import Path

import pytest
import yaml

from mhgraph import __version__
from mhgraph.catalogue import NamedResult, citing, open_catalogue, run
from mhgraph.catalogue.receipt import command_line, folder_hash, receipt
from mhgraph.cli.options import repeating
from mhgraph.corpus.disk_load import load_disk
from mhgraph.resources import data_folder, ontology_folder, queries_folder
from mhgraph.store import MemoryStore
from mhgraph.store.guard import without_comments

ROOT = Path(__file__).resolve().parents[2]
PLACES = {"en": ["West Africa", "Mali"], "nl": ["West-Afrika", "Mali"]}
OWN = "@prefix ex: <https://example.org/> .\nex:a ex:b ex:c .\n"


def answer(memory: MemoryStore, lang: str) -> NamedResult:
    return run(memory, open_catalogue().get("actions-in-place"), {"place": PLACES[lang]}, lang)


def made(memory: MemoryStore, lang: str, own: tuple[Path, ...] = ()) -> str:
    result, values = answer(memory, lang), {"place": PLACES[lang]}
    words = repeating("actions-in-place", values, {"lang": lang, "data": own})
    return receipt(result, words, lang, version=__version__, values=values, own=own)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_receipt_tells_everything(memory: MemoryStore, lang: str) -> None:
    text, result = made(memory, lang), answer(memory, lang)
    header = result.query.header
    assert header.question.get(lang) in text
    assert f'--place "{PLACES[lang][0]}" → <https://w3id.org/mhgraph/id/place/m49-011>' in text
    assert '--place "Mali" → <https://w3id.org/mhgraph/id/place/mli>' in text
    assert without_comments(result.text).strip() in text
    assert "# title:" not in text
    assert text.index("mhgraph query actions-in-place") < text.index("SELECT")
    for folder in (ontology_folder(), data_folder(), queries_folder()):
        assert f"- {folder.name}: sha256 {folder_hash(folder)}\n" in text
    rows = {"nl": "rijen", "en": "rows"}[lang]
    assert f"- {rows}: {len(result.table)}\n" in text
    assert f": {result.count()}\n" in text
    assert f"version = {{{{{__version__}}}}}" in text
    apa = {"nl": "(Versie 0.1.0) [Computersoftware].", "en": "(Version 0.1.0) [Computer software]."}
    assert "The mhgraph founders. (2026). *mhgraph: Policy on" in text
    assert apa[lang].replace("0.1.0", __version__) in text
    assert ("Question" in text) == (lang == "en")


def test_the_command_in_it_gives_the_same_question(memory: MemoryStore) -> None:
    text = made(memory, "en")
    line = text.split("```sh\n")[1].split("\n```")[0]
    assert shlex.split(line) == [
        *("mhgraph", "query", "actions-in-place"),
        *("--place", "West Africa", "--place", "Mali", "--lang", "en"),
    ]


def test_the_same_input_gives_the_same_bytes_in_any_folder(
    memory: MemoryStore, tmp_path: Path
) -> None:
    found = []
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        file = tmp_path / place / "own.ttl"
        file.write_text(OWN, encoding="utf-8", newline="\n")
        found.append(made(memory, "nl", (file,)))
    assert found[0] == found[1]
    assert str(tmp_path) not in found[0]
    assert str(ROOT) not in found[0]
    assert f"- own.ttl: sha256 {hashlib.sha256(OWN.encode()).hexdigest()}\n" in found[0]
    assert "--data own.ttl" in found[0]
    (tmp_path / "two" / "own.ttl").write_text(OWN + "# more\n", encoding="utf-8")
    assert made(memory, "nl", (tmp_path / "two" / "own.ttl",)) != found[0]


def test_a_hash_tells_any_change_and_nothing_else(tmp_path: Path) -> None:
    shutil.copytree(queries_folder(), tmp_path / "a")
    same = folder_hash(queries_folder())
    assert folder_hash(tmp_path / "a") == same
    (tmp_path / "a" / ".DS_Store").write_bytes(b"x")
    file = tmp_path / "a" / "export-actors.rq"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert folder_hash(tmp_path / "a") == same
    file.write_bytes(file.read_bytes() + b" ")
    assert folder_hash(tmp_path / "a") != same


def test_of_an_answer_from_a_server_no_hash_of_data_is_claimed(memory: MemoryStore) -> None:
    words = ["mhgraph", "query", "x", "--store", "sparql:http://me:secret@host:1/query"]
    text = receipt(
        answer(memory, "en"), words, "en", version="1", store="sparql:http://me:secret@host:1/query"
    )
    assert "- ontology:" not in text
    assert "- data:" not in text
    assert "cannot be told here" in text
    assert "secret" not in text
    assert "sparql:http://host:1/query" in text


def test_a_question_of_the_user_is_hashed_too(memory: MemoryStore, tmp_path: Path) -> None:
    shutil.copy(queries_folder() / "actions-in-place.rq", tmp_path / "mine.rq")
    query = open_catalogue([tmp_path]).get("mine")
    result = run(memory, query, {"place": ["Mali"]}, "en")
    assert "- mine.rq: sha256 " in receipt(result, ["mhgraph"], "en", version="1")


@pytest.mark.parametrize(
    "word",
    [
        "West Africa",
        "Côte d'Ivoire",
        "",
        'a "b" $HOME `ls` \\',
        "twee\nregels",
        "!x",
        "%PATH%",
        "a;b",
        "/x" * 9000,
    ],
)
def test_any_word_comes_through_a_shell_as_it_is(word: str) -> None:
    assert shlex.split(command_line(["mhgraph", "--place", word])) == ["mhgraph", "--place", word]


def test_nothing_in_a_query_ends_the_block_it_stands_in(memory: MemoryStore) -> None:
    result = answer(memory, "en")
    text = receipt(result, ["mhgraph", "````"], "en", version="1")
    assert "`````sh\nmhgraph '````'\n`````\n" in text


def test_the_citation_is_that_of_the_project() -> None:
    facts = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert [author["name"] for author in facts["authors"]] == [citing.AUTHOR]
    assert str(facts["date-released"].year) == citing.YEAR
    assert citing.TITLE.startswith(f"{facts['title']}: ")


def test_of_a_store_on_disk_it_says_what_was_loaded(memory: MemoryStore, tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(OWN, encoding="utf-8")
    for files, loaded in (
        ((), f"- data: sha256 {folder_hash(data_folder())}\n"),
        ((own,), f"- own.ttl: sha256 {hashlib.sha256(own.read_bytes()).hexdigest()}\n"),
    ):
        load_disk(tmp_path / "a store", files)
        store = f"oxigraph:{tmp_path / 'a store'}"
        words = ["mhgraph", "query", "actions-in-place", "--store", store]
        text = receipt(answer(memory, "en"), words, "en", version=__version__, store=store)
        assert loaded in text
        assert f"- ontology: sha256 {folder_hash(ontology_folder())}\n" in text
        assert '--store "oxigraph:a store"' in text
        assert str(tmp_path) not in text
