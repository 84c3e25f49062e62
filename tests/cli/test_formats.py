"""Pages, workbooks and CSV for other programs; writing bytes; bold headings and the pager."""

import csv
import io
import os
import re
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import Run
from mhgraph.cli.formats import as_csv_for, as_html, as_xlsx, cells, check_csv_options
from mhgraph.cli.options import repeating
from mhgraph.cli.output import bold_headings, write_bytes
from mhgraph.cli.render import as_table
from mhgraph.errors import OutputError, UsageError
from mhgraph.values import Literal, NamedNode, Table

XSD = "http://www.w3.org/2001/XMLSchema#"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = [
    '<script>alert("x")</script>',
    "</td></table><img src=x onerror=y>",
    "\"&' onclick=",
    'https://x.org/"onclick=',
    "javascript:alert(1)",
    "\x00\x1b[1m\ud800",
    "=1+1",
    "+31",
    "-2",
    "@SUM(A1)",
    "_x0041_",
    "twee\nregels",
]


class Page(HTMLParser):
    """Collects the elements with their attributes, and the text of each cell."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "td":
            self.cells.append("")
        elif tag == "br" and self.cells:
            self.cells[-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "td":
            self.cells.append("")


def sheet(data: bytes) -> list[list[tuple[str, str]]]:
    """Return the cells of the one sheet as kind (s: text, n: number, f: formula) and value."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 - our own
        root = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    texts = ["".join(t.text or "" for t in si.iter(f"{MAIN}t")) for si in shared]
    rows = []
    for row in root.iter(f"{MAIN}row"):
        found = []
        for cell in row.iter(f"{MAIN}c"):
            value = cell.findtext(f"{MAIN}v") or ""
            kind = "f" if cell.find(f"{MAIN}f") is not None else cell.get("t", "n")
            found.append((kind, texts[int(value)] if kind == "s" else value))
        rows.append(found)
    return rows


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_page_is_accessible_and_asks_nothing_of_any_network(lang: str) -> None:
    iri = "https://w3id.org/mhgraph/id/place/mli?a=1&b=2"
    text = as_html(["Actie", "Bron"], [["Één", iri]], "Vraag & <antwoord>", lang, "Acties: 1", "X")
    page = Page(text)
    named = dict(reversed(page.tags))
    assert text.startswith("<!DOCTYPE html>")
    assert named["html"]["lang"] == lang
    assert [a.get("scope") for t, a in page.tags if t == "th"] == ["col", "col"]
    assert {"title", "h1", "main", "caption", "thead", "tbody", "footer"} <= named.keys()
    assert named["a"]["href"] == iri
    assert "Vraag &amp; &lt;antwoord&gt;" in text
    outside = {"script", "link", "img", "iframe", "object", "base", "form"}
    assert not outside & named.keys()
    assert not re.search(r"url\(|@import|\bon\w+=", text)
    assert "default-src 'none'" in text


def test_nothing_in_a_cell_or_heading_becomes_markup() -> None:
    text = as_html(HOSTILE, [HOSTILE], HOSTILE[0], "en", HOSTILE[1], HOSTILE[2])
    page = Page(text)
    allowed = {"html", "head", "meta", "title", "style", "body", "main", "h1", "div", "table"}
    allowed |= {"caption", "thead", "tr", "th", "tbody", "td", "footer", "p", "br"}
    assert {tag for tag, _ in page.tags} == allowed
    assert all(not name.startswith("on") for _, a in page.tags for name in a)
    wanted = [re.sub("[\x00\x1b\ud800]", "\ufffd", cell) for cell in HOSTILE]
    assert page.cells[0::2][: len(wanted)] == wanted
    text.encode("utf-8")


def test_a_workbook_has_numbers_as_numbers_and_no_formula() -> None:
    book = as_xlsx(["Wat", "Aantal", "Bedrag"], [[h, 2021, 1.5] for h in HOSTILE], "Acties: a/b?")
    rows = sheet(book)
    assert rows[0] == [("s", "Wat"), ("s", "Aantal"), ("s", "Bedrag")]
    assert {tuple(row[1:]) for row in rows[1:]} == {(("n", "2021"), ("n", "1.5"))}
    kinds = {row[0][0] for row in rows[1:]}
    assert kinds == {"s"}
    # Excel writes _x005F_ for an underscore that would begin a code of its own.
    texts = [row[0][1].replace("_x005F_", "_") for row in rows[1:]]
    assert texts == [re.sub("[\x00\x1b\ud800]", "\ufffd", cell) for cell in HOSTILE]
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        names = archive.namelist()
        assert b'name="Acties  a b"' in archive.read("xl/workbook.xml")
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")
    assert not [name for name in names if "rels" in name and "sheet" in name], "no links"


def test_a_workbook_has_the_same_bytes_in_another_process_at_another_time() -> None:
    code = (
        "import sys; from mhgraph.cli.formats import as_xlsx;"
        "sys.stdout.buffer.write(as_xlsx(['a', 'b'], [['x', 1], ['=y', 2.5]], 'T'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert done.stdout == as_xlsx(["a", "b"], [["x", 1], ["=y", 2.5]], "T")


@pytest.mark.parametrize("title", ["", "History", "'", "[]:*?/\\", "a" * 400, "\x00"])
def test_any_title_and_any_length_make_a_workbook(title: str) -> None:
    book = as_xlsx(["a"], [["y" * 40_000]], title)
    ((_, text),) = sheet(book)[1]
    assert len(text) == 32_767
    assert text.endswith("y […]")
    assert sheet(as_xlsx(["a"], [], title)) == [[("s", "a")]]


def test_only_what_is_a_number_in_the_graph_is_one_in_a_workbook() -> None:
    def literal(text: str, kind: str) -> Literal:
        return Literal(text, datatype=NamedNode(XSD + kind))

    row = (
        literal("7", "integer"),
        literal("2.50", "decimal"),
        literal("2021", "gYear"),
        literal("1e3", "double"),
        literal("INF", "double"),
        literal("12345678901234567890", "integer"),
        literal("x", "integer"),
        literal("2021-01-01", "date"),
        Literal("2021"),
        Literal("24", language="nl"),
        NamedNode("https://x.org/1"),
        None,
    )
    ((*found,),) = cells(Table(tuple("abcdefghijkl"), (row,)))
    texts = ["INF", "12345678901234567890", "x", "2021-01-01", "2021", "24", "https://x.org/1", ""]
    assert found == [7, 2.5, 2021, 1000.0, *texts]


@pytest.mark.parametrize(("separator", "sign"), [("comma", ","), ("semicolon", ";"), ("tab", "\t")])
@pytest.mark.parametrize("bom", [True, False])
def test_csv_reads_back_with_any_separator(separator: str, sign: str, bom: bool) -> None:
    rows = [["a,b;c\td", 'é "x"'], ["twee\nregels", ""]]
    text = as_csv_for(["één", "b"], rows, separator=separator, bom=bom)
    assert text.encode("utf-8").startswith(b"\xef\xbb\xbf") == bom
    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=sign))
    assert read == [["één", "b"], *rows]


def test_options_of_csv_go_with_csv_alone() -> None:
    check_csv_options("csv", "semicolon", bom=True)
    check_csv_options(None, "comma", bom=False)
    with pytest.raises(UsageError, match="--bom goes with csv"):
        check_csv_options("md", "comma", bom=True)
    with pytest.raises(UsageError, match="--separator goes with csv"):
        check_csv_options(None, "tab", bom=False)


def test_bytes_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(b"old")
    write_bytes(str(file), b"PK\r\n\x00")
    assert file.read_bytes() == b"PK\r\n\x00"
    with pytest.raises(OutputError, match="cannot be written"):
        write_bytes(str(tmp_path / "none" / "x.xlsx"), b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["x.xlsx"]


def test_bytes_go_to_standard_output_as_they_are() -> None:
    code = "from mhgraph.cli.output import write_bytes; write_bytes('-', bytes(range(256)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert done.stdout == bytes(range(256))


def test_only_headings_become_bold() -> None:
    table = as_table(["Naam", "Lang"], [["Naam", "b"], ["c", "d"]])
    bold = bold_headings(f"{table}\nrows: 2\n")
    lines = bold.splitlines()
    assert re.sub("\x1b\\[[0-9]*m", "", bold) == f"{table}\nrows: 2\n"
    assert [i for i, line in enumerate(lines) if "\x1b[1m" in line] == [1]
    assert lines[1].count("\x1b[1m") == 2


def test_a_pipe_gets_neither_bold_nor_a_pager(mhgraph: Run) -> None:
    done = mhgraph("queries", LINES="2", MHGRAPH_PAGER="false")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize(
    ("words", "env", "paged", "bold"),
    [
        ((), {"LINES": "3"}, True, None),
        ((), {"LINES": "3", "MHGRAPH_PAGER": "sed s/^/mine:/"}, True, None),
        (("--no-pager",), {"LINES": "3"}, False, True),
        ((), {"LINES": "9999"}, False, True),
        ((), {"LINES": "3", "MHGRAPH_PAGER": ""}, False, True),
        (("--no-pager",), {"NO_COLOR": "1"}, False, False),
        (("--no-pager",), {"TERM": "dumb"}, False, False),
        (("-f", "csv", "--no-pager"), {}, False, False),
    ],
)
def test_a_terminal_gets_bold_headings_and_a_pager_when_it_is_long(
    words: tuple[str, ...], env: dict[str, str], paged: bool, bold: bool | None
) -> None:
    """What a pager does with bold differs from one to another."""
    shown = in_terminal("queries", "--tag", "export", *words, **env)
    assert "export-actors" in shown
    mark = "mine:" if "MHGRAPH_PAGER" in env else "paged:"
    assert shown.startswith(mark) == paged
    if bold is not None:
        assert ("\x1b[1m" in shown) == bold


def in_terminal(*words: str, **env: str) -> str:
    """Run the command in a pseudo-terminal and return all that it shows."""
    import pty

    ours, theirs = pty.openpty()
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("MHGRAPH_", "NO_COLOR"))}
    clean |= {"COLUMNS": "100", "TERM": "xterm", "PAGER": "sed s/^/paged:/"} | env
    with subprocess.Popen(
        [sys.executable, "-m", "mhgraph", *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=clean,
    ) as process:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:  # Linux says so when the other end is closed
            pass
        assert process.wait(timeout=60) == 0
    os.close(ours)
    return shown.decode("utf-8")


def test_the_words_that_repeat_an_answer() -> None:
    options = {"top": 5, "all": True, "count": False, "receipt": None, "data": [Path("a.ttl")]}
    words = repeating("q", {"place": ["Mali", "-x"]}, options)
    assert words[3:] == ["--place", "Mali", "--place=-x", "--top", "5", "--all", "--data", "a.ttl"]
