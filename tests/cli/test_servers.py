"""`mhgraph push`, `pull`, `status` and `export` with a real server and stores on disk."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Run
from engines import empty_oxigraph_server
from mhgraph.corpus.manifest import UNSURE, manifest_text
from mhgraph.corpus.opening import open_server
from mhgraph.terms import MANIFEST_GRAPH
from relay import relayed

OWN = """@prefix mh: <https://w3id.org/mhgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/actor> a mh:NGO ; skos:prefLabel "Huis aan de Gracht"@nl, "House on the Canal"@en .
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with empty_oxigraph_server(tmp_path_factory.mktemp("a server")) as url:
        yield url


@pytest.fixture(scope="module")
def pushed(base: str) -> str:
    """The server with the graph of this project on it."""
    words = ["push", f"{base}/query", "--graph-store", f"{base}/store"]
    done = subprocess.run(
        [sys.executable, "-m", "mhgraph", *words],
        capture_output=True,
        encoding="utf-8",
        env={k: v for k, v in os.environ.items() if not k.startswith("MHGRAPH_")},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert " graphs sent, 0 removed, 0 were the same already" in done.stdout
    return base


def told(done: object) -> dict[str, object]:
    found: dict[str, object] = json.loads(done.stdout)  # type: ignore[attr-defined]
    return found


def test_a_second_push_sends_nothing_and_own_data_only_what_they_change(
    pushed: str, mhgraph: Run, tmp_path: Path
) -> None:
    own = tmp_path / "my actors.ttl"
    own.write_text(OWN, encoding="utf-8")
    to = ["push", f"sparql:{pushed}/query", "--no-check", "--lang", "nl"]
    done = mhgraph(*to, MHGRAPH_GRAPH_STORE=f"{pushed}/store")
    assert done.stdout.startswith("0 grafen gestuurd, 0 verwijderd, ")
    done = mhgraph(*to, "--data", str(own), "--dry-run")
    sent = [line.split("\t")[1].rpartition("/")[2] for line in done.stdout.splitlines()]
    assert sent == ["my%20actors.ttl", "derived", "facts"]
    said = done.stderr.strip()
    assert said.startswith("3 grafen te sturen, 0 te verwijderen, ")
    assert said.endswith(" zijn al gelijk; er is niets gestuurd.")
    done = mhgraph(*to, "--data", str(own), "--update", f"{pushed}/update")
    assert done.stdout.startswith("3 grafen gestuurd, 0 verwijderd, ")
    done = mhgraph("find", "gracht", "--store", f"sparql:{pushed}/query", "-f", "csv")
    assert "House on the Canal" in done.stdout
    done = mhgraph("status", "--store", f"sparql:{pushed}/query", "-f", "json")
    assert told(done)["data"] == "no: 0 graphs differ, 0 are missing there, 1 are not here"
    done = mhgraph(*to, "--graph-store", f"{pushed}/store")
    assert done.stdout.startswith("2 grafen gestuurd, 1 verwijderd, ")


def test_the_manifest_is_no_source(pushed: str, mhgraph: Run) -> None:
    for words in (
        ["show", "PR2021", "-f", "csv"],
        ["export", "--class", "document", "-f", "nquads"],
    ):
        here = mhgraph(*words)
        there = mhgraph(*words, "--store", f"sparql:{pushed}/query")
        assert here.returncode == there.returncode == 0, here.stderr + there.stderr
        assert here.stdout == there.stdout != ""


def test_status_of_a_server(pushed: str, mhgraph: Run) -> None:
    here = told(mhgraph("status", "-f", "json"))
    there = told(mhgraph("status", "--store", f"sparql:{pushed}/query", "-f", "json"))
    assert {k: there[k] for k in here if k not in ("store", "engine")} == {
        k: v for k, v in here.items() if k not in ("store", "engine")
    }
    assert "Oxigraph" in str(there["engine"])
    assert there["facts_in"] == "the default graph"
    assert (there["counted_twice"], there["ontology"], there["data"]) == (False, True, True)


def test_a_server_that_counts_twice_is_known_by_it(mhgraph: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(OWN, encoding="utf-8")
    local = f"oxigraph:{tmp_path / 'local'}"
    assert mhgraph("load", "--store", local, str(own), "--no-check").returncode == 0
    with empty_oxigraph_server(tmp_path / "union", "--union-default-graph") as url:
        to = ["push", f"{url}/query", "--graph-store", f"{url}/store", "--store", local]
        assert mhgraph(*to).returncode == 0
        there = told(mhgraph("status", "--store", f"sparql:{url}/query", "-f", "json"))
        here = told(mhgraph("status", "--store", local, "-f", "json"))
        assert there["counted_twice"] is True
        assert str(there["facts_in"]).endswith("/graph/facts")
        assert there["facts"] == here["facts"]
        assert there["sources"] == here["sources"] == 1
        words = ["show", "House on the Canal", "-f", "csv"]
        shown = [mhgraph(*words, "--store", s) for s in (local, f"sparql:{url}/query")]
        assert shown[0].stdout == shown[1].stdout != ""


def test_a_server_without_the_graph_is_told_from_one_without_an_answer(
    pushed: str, mhgraph: Run, tmp_path: Path
) -> None:
    words = ["query", "actions-by-status", "--status", "delayed", "-f", "csv", "--lang"]
    with empty_oxigraph_server(tmp_path / "empty") as url:
        done = mhgraph("ask", "Welke acties gaan over Mali?", "--store", f"sparql:{url}/query")
        assert done.returncode == 4
        assert "no graph of mhgraph is there" in done.stderr
        for lang, said in (
            ("en", "no graph of mhgraph is there"),
            ("nl", "geen graaf van mhgraph"),
        ):
            done = mhgraph(*words, lang, "--store", f"sparql:{url}/query")
            assert said in done.stderr
            assert f"`mhgraph push {url}/query --graph-store" in done.stderr
    done = mhgraph(*words, "en", "--store", f"sparql:{pushed}/query")
    assert done.returncode == 0
    assert "no graph of mhgraph" not in done.stderr


def test_a_server_on_which_a_push_was_not_finished_is_told(mhgraph: Run, tmp_path: Path) -> None:
    with empty_oxigraph_server(tmp_path / "half") as url:
        half = manifest_text({"urn:g": UNSURE}).decode("utf-8")
        open_server(f"{url}/query", f"{url}/update").endpoint.update(
            f"INSERT DATA {{ GRAPH {MANIFEST_GRAPH} {{ {half} }} }}"
        )
        for lang, said in (("en", "was not finished"), ("nl", "is niet af")):
            done = mhgraph("stats", "--store", f"sparql:{url}/query", "--lang", lang)
            assert done.returncode == 0
            assert said in done.stderr


def test_pull_gives_what_was_pushed_and_then_only_changes(
    pushed: str, mhgraph: Run, tmp_path: Path
) -> None:
    store = f"oxigraph:{tmp_path / 'a copy'}"
    done = mhgraph("pull", f"{pushed}/query", "--store", store)
    assert done.returncode == 0, done.stderr
    assert " graphs fetched, 0 gone, 0 were the same already" in done.stdout
    words = ["export", "--prepared", "-f", "nquads"]
    whole = mhgraph(*words).stdout
    assert mhgraph(*words, "--store", store).stdout == whole
    assert mhgraph(*words, "--store", f"sparql:{pushed}/query").stdout == whole
    done = mhgraph("pull", f"{pushed}/query", "--graph-store", f"{pushed}/store", "--store", store)
    assert done.stdout.startswith("0 graphs fetched, 0 gone, ")
    done = mhgraph(
        *("pull", f"{pushed}/query", "--graph-store", f"{pushed}/store", "--store", store, "--all")
    )
    assert " 0 were the same already" in done.stdout
    assert mhgraph(*words, "--store", store).stdout == whole
    status = told(mhgraph("status", "--store", store, "-f", "json"))
    assert (status["ontology"], status["data"]) == (True, True)


def test_a_pull_that_fails_leaves_the_old_store(mhgraph: Run, tmp_path: Path, base: str) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(OWN, encoding="utf-8")
    store = f"oxigraph:{tmp_path / 'old'}"
    assert mhgraph("load", "--store", store, str(own), "--no-check").returncode == 0
    before = mhgraph("export", "-f", "nquads", "--store", store).stdout
    with relayed(base) as relay:
        relay.fail_at, relay.how = 0, "gone"
        done = mhgraph("pull", f"{relay.url}/query", "--store", store)
    assert (done.returncode, done.stdout) == (3, "")
    assert relay.url in done.stderr
    assert mhgraph("export", "-f", "nquads", "--store", store).stdout == before


def test_a_push_that_was_not_finished_is_seen_and_not_pulled(mhgraph: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(OWN, encoding="utf-8")
    local = f"oxigraph:{tmp_path / 'local'}"
    assert mhgraph("load", "--store", local, str(own), "--no-check").returncode == 0
    with empty_oxigraph_server(tmp_path / "half") as url:
        with relayed(url) as relay:
            relay.fail_at, relay.how = 3, "500"
            to = ["push", f"{relay.url}/query", "--graph-store", f"{relay.url}/store"]
            done = mhgraph(*to, "--store", local)
        assert done.returncode == 3
        assert "still the old ones" in done.stderr
        assert "the same command sends" in done.stderr
        there = told(mhgraph("status", "--store", f"sparql:{url}/query", "-f", "json"))
        assert str(there["data"]).startswith("unknown: a push was not finished")
        before = mhgraph("export", "-f", "nquads", "--store", local).stdout
        done = mhgraph("pull", f"{url}/query", "--store", local)
        assert (done.returncode, done.stdout) == (3, "")
        assert "the last push there was not finished" in done.stderr
        assert mhgraph("export", "-f", "nquads", "--store", local).stdout == before


def test_a_server_of_others_is_not_pulled(mhgraph: Run, tmp_path: Path) -> None:
    with empty_oxigraph_server(tmp_path / "others") as url:
        endpoint = open_server(f"{url}/query", f"{url}/update").endpoint
        endpoint.update("INSERT DATA { GRAPH <urn:mine> { <urn:a> <urn:b> <urn:c> } }")
        done = mhgraph("pull", f"{url}/query", "--store", f"oxigraph:{tmp_path / 'copy'}")
        assert (done.returncode, done.stdout) == (3, "")
        assert "There is no graph of mhgraph on" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["stats", "--store", "."], 'Did you mean "oxigraph:."?'),
        (["stats", "--store", "http://h/query"], 'Did you mean "sparql:http://h/query"?'),
        (["push", "http://127.0.0.1:1/query", "--no-check"], "writing needs one more"),
        (["push", "ftp://x", "--no-check"], "is not the address of a SPARQL server"),
        (
            ["push", "http://127.0.0.1:1/q", "--store", "sparql:http://127.0.0.1:1/q"],
            "from one server to another does not go in one step",
        ),
        (["pull", "http://127.0.0.1:1/q", "--store", "memory:"], "only a store on disk can"),
    ],
)
def test_wrong_use(mhgraph: Run, words: list[str], said: str) -> None:
    done = mhgraph(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["stats", "--store", "https://piet:geheim@example.org/sparql"],
        ["stats", "--store", "sparql:https://piet:geheim@example.org/sparql"],
        ["stats", "--store", "sparql:https://piet:geheim@example.org/", "--data", "x.ttl"],
        ["stats", "--store", "https://example.org/sparql?apikey=geheim"],
        ["load", "--store", "sparql:https://piet:geheim@example.org/sparql"],
    ],
)
def test_no_secret_of_an_address_is_repeated(mhgraph: Run, words: list[str]) -> None:
    done = mhgraph(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "example.org" in done.stderr
    assert "geheim" not in done.stderr


def test_what_does_not_conform_is_not_pushed(mhgraph: Run, tmp_path: Path, base: str) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text(OWN.replace("mh:NGO ;", "mh:Action ; mh:ledBy 1 ;"), encoding="utf-8")
    to = ["push", f"{base}/query", "--graph-store", f"{base}/store", "--data", str(bad)]
    done = mhgraph(*to)
    assert (done.returncode, done.stdout) == (1, "")
    assert "findings; nothing was done" in done.stderr
    assert "--no-check" in done.stderr
