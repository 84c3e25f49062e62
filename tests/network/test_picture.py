"""Pictures are read back: their size, their words, and that nothing stands over anything else."""

import os
import re
import struct
import subprocess
import sys
import zlib
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree
from xml.sax.saxutils import unescape

import pytest

from mhgraph.errors import UsageError, Words
from mhgraph.network.model import Edge, Ground, Network, Node
from mhgraph.network.picture import FORMS, picture
from mhgraph.network.picture.drawing import Drawing, draw
from mhgraph.network.picture.sheet import MM_PER_POINT
from network.synthetic import synthetic

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "<script>alert(1)</script>",
    "$x^2$ \\frac{a}{b} {x}",
    "--><!-- -",
    "]]> & &amp; \"'",
    "中文名字的组织机构",
    "😀 👩‍👩‍👧 emoji",
    "وزارة العدل والأمن",
    "משרד המשפטים",
    "turned \u202eround\u202c \x00\x07\x1b \ud800 \ufffe",
    "e\u0301\u0323\u0302 Z\u0351\u036b\u0313\u036a combining",
    "W" * 400,
    "",
    "two\nlines\tand a tab",
    "$",
    "%s %d {0} ${HOME}",
)


def small(names: tuple[str, ...], directed: bool = False) -> Network:
    """Return a star whose nodes have these names."""
    kind = Words("soort", "kind")
    nodes = tuple(
        Node(f"urn:n:{i:02d}", Words(n, n), "NGO" if i % 2 else "Unheard", kind)
        for i, n in enumerate(names)
    )
    ground = Ground("", "", ("urn:r",), (), ())
    edges = tuple(Edge(nodes[0].iri, n.iri, (ground,) * 2, directed) for n in nodes[1:])
    words = Words(nl=f"nl {names[0]}", en=f"en {names[0]}")
    return Network("x", words, words, words, nodes, edges)


def svg_of(network: Network, lang: str = "en", width: float = 180) -> ElementTree.Element:
    return ElementTree.fromstring(picture(network, "svg", lang, width))  # noqa: S314 - our own file


def texts(network: Network, lang: str = "en") -> list[str]:
    """Return the lines of text in an SVG: each stands as a comment beside its outlines."""
    svg = picture(network, "svg", lang).decode("utf-8")
    comments = re.findall(r"<!--(.*?)-->", svg, re.DOTALL)
    return [unescape(comment).strip() for comment in comments]


def chunks(png: bytes) -> dict[bytes, list[bytes]]:
    """Return the parts of a PNG by their kind, checked by their sums."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    found: dict[bytes, list[bytes]] = {}
    at = 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        data = png[at + 8 : at + 8 + size]
        assert struct.unpack(">I", png[at + 8 + size : at + 12 + size])[0] == zlib.crc32(
            kind + data
        )
        found.setdefault(kind, []).append(data)
        at += 12 + size
    return found


def frames(drawing: Drawing) -> tuple[list[tuple[float, ...]], list[tuple[float, ...]]]:
    labels: list[tuple[float, ...]] = [label.frame for label in drawing.labels]
    shapes: list[tuple[float, ...]] = [
        (x - r, y - r, x + r, y + r)
        for (x, y), r in zip(drawing.points.tolist(), drawing.radii.tolist(), strict=True)
    ]
    return labels, shapes


def over(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("width", [85, 180, 400])
@pytest.mark.parametrize(("count", "lines"), [(1, 0), (4, 3), (25, 40), (60, 90), (60, 400)])
def test_all_names_are_legible_and_none_stands_over_anything(
    count: int, lines: int, width: float
) -> None:
    drawing = draw(synthetic(count, lines), "en", width - 8)
    labels, shapes = frames(drawing)
    assert len(labels) == count
    assert drawing.size / MM_PER_POINT >= 5.99
    assert not any(over(a, b) for a, b in combinations(labels, 2))
    assert not any(
        over(label.frame, shape)
        for label in drawing.labels
        for number, shape in enumerate(shapes)
        if number != label.number
    )
    for left, top, right, bottom in labels:
        assert left >= -0.01
        assert right <= width - 8 + 0.01
        assert top >= 0
        assert bottom <= drawing.height + 0.01


@pytest.mark.parametrize(("count", "lines"), [(80, 120), (120, 250), (300, 700)])
def test_in_a_crowd_the_best_connected_are_named_and_the_rest_is_counted(
    count: int, lines: int
) -> None:
    network = synthetic(count, lines)
    drawing = draw(network, "en", 172)
    labels, shapes = frames(drawing)
    assert not any(over(a, b) for a, b in combinations(labels, 2))
    assert not any(
        over(label.frame, shape)
        for label in drawing.labels
        for number, shape in enumerate(shapes)
        if number != label.number
    )
    assert drawing.size / MM_PER_POINT >= 5.99
    hidden = count - len(labels)
    assert 0 < hidden < count - 20
    told = " ".join(texts(network))
    assert f"{hidden} of the {count} names do not fit" in told
    best = max(range(count), key=lambda i: drawing.radii[i])
    assert best in {label.number for label in drawing.labels}


def test_every_name_stands_in_the_picture_once() -> None:
    names = tuple(f"Actor{i}" for i in range(25))
    found = texts(small(names))
    assert sorted(text for text in found if text in names) == sorted(names)


def test_the_picture_explains_itself_in_both_languages() -> None:
    network = replace(synthetic(25, 40), left_out=Words("Iets weggelaten.", "Something left out."))
    dutch, english = ("\n".join(texts(network, lang)) for lang in ("nl", "en"))
    for words in (network.title, network.explanation, network.source_line, network.left_out):
        assert words is not None
        assert words.nl in dutch
        assert words.en in english
    assert "overheid (7)" in dutch
    assert "government (7)" in english
    assert "Lijndikte: aantal acties:" in dutch
    assert "Line width: number of actions:" in english
    assert "Licentie: CC BY 4.0" in dutch
    assert "Licence: CC BY 4.0" in english
    assert "Organisatie nummer" in dutch
    assert "Organisation number" in english


def test_an_arrow_is_drawn_and_explained_only_where_lines_have_a_direction() -> None:
    plain, directed = small(("a", "b", "c")), small(("a", "b", "c"), directed=True)
    assert not any(text.startswith("Arrow") for text in texts(plain))
    assert any(text.startswith("Arrow") for text in texts(directed))
    assert len(picture(directed, "svg", "en")) > len(picture(plain, "svg", "en"))


def test_statements_are_not_called_actions() -> None:
    network = small(("a", "b", "c"))
    other = replace(network.edges[0], grounds=network.edges[0].grounds[:1])
    told = texts(replace(network, edges=(other, *network.edges[1:])))
    assert "Line width: number of statements:" in told


@pytest.mark.parametrize("width", [40, 84.5, 180, 1200])
def test_the_width_is_the_one_asked_for(width: float) -> None:
    network = synthetic(4, 3)
    root = svg_of(network, width=width)
    assert root.get("width") == f"{width:g}mm"
    left, top, wide, tall = map(float, str(root.get("viewBox")).split())
    assert (left, top) == (0, 0)
    assert wide == pytest.approx(width / MM_PER_POINT, abs=0.01)
    assert str(root.get("height")).removesuffix("mm") == f"{tall * MM_PER_POINT:g}"[:6].rstrip("0")
    pdf = picture(network, "pdf", "en", width)
    box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf)
    assert box is not None
    assert float(box[1]) * MM_PER_POINT == pytest.approx(width, abs=0.01)
    if width > 1000:  # slow as PNG
        return
    parts = chunks(picture(network, "png", "en", width))
    dots = struct.unpack(">II", parts[b"IHDR"][0][:8])[0]
    per_metre, _, unit = struct.unpack(">IIB", parts[b"pHYs"][0])
    assert unit == 1
    assert per_metre == round(300 / 0.0254)
    assert dots / per_metre * 1000 == pytest.approx(width, abs=0.06)


@pytest.mark.parametrize("width", [0, -5, 39.9, 1201, float("nan"), float("inf")])
def test_a_silly_width_is_refused_in_both_languages(width: float) -> None:
    with pytest.raises(UsageError) as caught:
        picture(synthetic(4, 3), "svg", "en", width)
    assert "40" in caught.value.text("nl")
    assert "1200 mm" in caught.value.text("en")


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(UsageError, match="gif"):
        picture(synthetic(4, 3), "gif", "en")


def test_a_png_too_large_for_the_memory_is_refused() -> None:
    endless = replace(synthetic(4, 3), explanation=Words("woord " * 3000, "word " * 3000))
    with pytest.raises(UsageError) as caught:
        picture(endless, "png", "en", 1200)
    assert "SVG" in caught.value.text("nl")


@pytest.mark.parametrize("form", FORMS)
def test_nothing_to_draw(form: str) -> None:
    words = Words("leeg", "empty")
    assert len(picture(Network("x", words, words, words, (), ()), form, "nl")) > 500


@pytest.mark.parametrize("form", FORMS)
def test_hostile_names_do_no_harm(form: str) -> None:
    data = picture(small(HOSTILE, directed=True), form, "en")
    assert data == picture(small(HOSTILE, directed=True), form, "en")
    if form == "png":
        assert b"IEND" in chunks(data)


def test_hostile_names_stand_in_the_picture_as_they_are() -> None:
    network = small(HOSTILE)
    root = svg_of(network)
    assert {e.tag.rpartition("}")[2] for e in root.iter()} <= {
        "svg", "title", "metadata", "RDF", "Work", "type", "description", "format", "Agent",
        "language", "source", "creator", "rights", "defs", "style", "g", "path", "use", "clipPath", "rect",
    }  # fmt: skip
    told = " ".join(texts(network))
    assert "$x^2$ \\frac{a}{b}" in told
    assert "وزارة العدل والأمن" in told
    assert "□□□□□□□□□" in told
    assert "turned round" in told
    assert "two lines and a tab" in told
    assert "The sign □ stands for letters" in told


def test_the_file_says_what_it_is() -> None:
    network = synthetic(4, 3)
    root = svg_of(network, "nl")
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Wie werkt met wie"
    told = "".join(root.itertext())
    assert "Een lijn is een gezamenlijke actie." in told
    assert "CC BY 4.0" in told
    pdf = picture(network, "pdf", "nl")
    for said in (b"/Title (Wie werkt met wie)", b"/Author (mhgraph)", b"/Subject (Een lijn"):
        assert said in pdf
    assert b"Date" not in pdf
    png = chunks(picture(network, "png", "nl"))
    said_in_png = b"\n".join(png[b"tEXt"])
    assert b"Title\x00Wie werkt met wie" in said_in_png
    assert b"Copyright\x00Licentie: CC BY 4.0" in said_in_png


def test_letters_are_outlines_in_svg_and_an_embedded_face_in_pdf() -> None:
    network = synthetic(4, 3)
    assert not list(svg_of(network).iter(f"{SVG}text"))
    pdf = picture(network, "pdf", "en")
    assert pdf.count(b"/FontFile2") == 2
    assert b"/BaseFont /DejaVuSans" in pdf or b"+DejaVuSans" in pdf
    assert b"/Type3" not in pdf


@pytest.mark.parametrize("form", FORMS)
def test_the_same_bytes_in_every_process(form: str) -> None:
    code = (
        "import sys; from network.test_picture import *; "
        f"sys.stdout.buffer.write(picture(synthetic(200, 400), {form!r}, 'nl'))"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1] == picture(synthetic(200, 400), form, "nl")


def test_the_readers_own_settings_of_matplotlib_change_nothing() -> None:
    import matplotlib as mpl

    network = synthetic(4, 3)
    before = picture(network, "svg", "en")
    with mpl.rc_context({"text.color": "red", "svg.fonttype": "none", "lines.linewidth": 9}):
        assert picture(network, "svg", "en") == before
        assert mpl.rcParams["text.color"] == "red"


def test_order_of_nodes_and_lines_does_not_matter() -> None:
    network = synthetic(25, 40)
    turned = replace(network, nodes=network.nodes[::-1])
    assert picture(turned, "svg", "en") == picture(network, "svg", "en")


def test_a_crowd_is_drawn_whole() -> None:
    ground = (Ground("a", "a", (), (), ()),)
    nodes = tuple(
        Node(f"urn:{i:03d}", Words(f"n{i}", f"n{i}"), "NGO", Words("", "")) for i in range(200)
    )
    edges = tuple(Edge(nodes[0].iri, node.iri, ground) for node in nodes[1:])
    words = Words("ster", "star")
    drawing = draw(Network("x", words, words, words, nodes, edges), "en", 172)
    assert 0 in {label.number for label in drawing.labels}
    for (x, y), radius in zip(drawing.points.tolist(), drawing.radii.tolist(), strict=True):
        assert radius - 0.01 <= x <= 172.01 - radius
        assert 0 <= y <= drawing.height
