"""Each view shows what the named questions say, filters combine, and every engine gives the same."""

from dataclasses import replace

import pytest

from mhgraph.catalogue import open_catalogue, run
from mhgraph.errors import ParameterError, UnknownNameError, UsageError
from mhgraph.network import VIEWS, Network, Request, build, request
from mhgraph.network.projection import pair_counts
from mhgraph.network.routes import ways
from mhgraph.store import Store, select
from mhgraph.terms import ID, MH

ABOUT = {"around": ("IOM",), "path": ("CoMensha", "UNODC")}
SMALL = {
    "partners": {"place": ["West Africa"]},
    "involvement": {"place": ["West Africa"]},
    "documents": {"theme": ["labour exploitation"]},
}


def network(store: Store, view: str = "partners", *about: str, **given: list[str]) -> Network:
    named = {name.replace("_", "-"): values for name, values in given.items()}
    return build(store, request(store, "en", view, about, named), limit=None)


def answers(store: Store, question: str, column: str, **values: list[str]) -> set[str]:
    table = run(store, open_catalogue().get(question), values, "en").table
    return {row[column] for row in table.texts()}


def ends(found: Network) -> set[str]:
    return {end for edge in found.edges for end in (edge.left, edge.right)}


def grounds(found: Network) -> set[tuple[str, ...]]:
    """What a network says, each role of each action once, without its sources."""
    return {
        (edge.left, edge.right, ground.unit, *ground.left, "|", *ground.right)
        for edge in found.edges
        for ground in edge.grounds
    }


def test_partners_of_an_actor_are_those_of_the_named_question(memory: Store) -> None:
    whole = network(memory)
    iom = f"{ID}actor/iom"
    drawn = {e.right if e.left == iom else e.left for e in whole.edges if iom in (e.left, e.right)}
    assert drawn == answers(memory, "actor-partners", "partner", actor=["IOM"])
    assert len(drawn) > 3


def test_weights_are_the_numbers_of_joint_actions(memory: Store) -> None:
    table = run(memory, open_catalogue().get("collaboration-pairs"), {}, "en").table
    asked = {frozenset((row["actor"], row["partner"])): int(row["number"]) for row in table.texts()}
    drawn = {frozenset((e.left, e.right)): e.weight for e in network(memory).edges}
    assert asked
    assert {pair: drawn[pair] for pair in asked} == asked


def test_pairs_counted_by_themselves_are_the_lines_of_the_view(memory: Store) -> None:
    whole = network(memory)
    rows = select(memory, open_catalogue().get("network-pairs").text)
    actors, counts = pair_counts(rows)
    assert actors == {node.iri for node in whole.nodes}
    assert counts == {(e.left, e.right): e.weight for e in whole.edges}


@pytest.mark.parametrize("place", ["West Africa", "Nigeria", "North Africa"])
def test_actions_in_a_place_are_those_of_the_named_question(memory: Store, place: str) -> None:
    drawn = network(memory, "involvement", place=[place])
    actions = {edge.left for edge in drawn.edges}
    table = run(memory, open_catalogue().get("actions-in-place"), {"place": [place]}, "en").table
    with_actor = {row["action"] for row in table.texts() if row["actor"]}
    assert actions == with_actor
    assert {g.action for e in network(memory, "place", place).edges for g in e.grounds} >= actions


def test_a_programme_shows_its_actions(memory: Store) -> None:
    drawn = network(memory, "programme", "PROMIS")
    actions = {node.iri for node in drawn.nodes if node.kind == "Action"}
    assert actions == answers(memory, "programme-actions", "action", programme=["PROMIS"])


def test_documents_share_the_actors_of_the_named_question(memory: Store) -> None:
    drawn = network(memory, "documents")
    shared = {edge.right for edge in drawn.edges}
    table = run(memory, open_catalogue().get("actors-in-two-documents"), {}, "en").table
    documents: dict[str, set[str]] = {}
    for row in table.texts():
        documents.setdefault(row["actor"], set()).add(row["document"])
    lines: dict[str, set[str]] = {}
    for edge in drawn.edges:
        lines.setdefault(edge.right, set()).add(edge.left)
    assert {a: d for a, d in documents.items() if a in shared} == lines
    two = network(memory, "documents", "PR2021", "EU2021")
    assert {e.left.rpartition("/")[2] for e in two.edges} == {
        "programmaresultaten-2021",
        "eu-strategie-2021",
    }
    assert {e.right for e in two.edges} == {
        a for a, d in lines.items() if {e.left for e in two.edges} <= d
    }


def test_around_goes_as_many_steps_as_asked(memory: Store) -> None:
    found = [
        build(memory, request(memory, "en", "around", ["IOM"], depth=n), limit=None)
        for n in (1, 2, 3)
    ]
    nodes = [{node.iri for node in n.nodes} for n in found]
    assert nodes[0] < nodes[1] < nodes[2]
    assert all(f"{ID}actor/iom" in (e.left, e.right) for e in found[0].edges)
    actions = answers(memory, "actor-actions", "action", actor=["IOM"])
    assert actions <= nodes[0] | {n.iri for n in found[0].nodes if n.kind != "Action"}


def test_instruments_come_with_what_cites_them(memory: Store) -> None:
    drawn = network(memory, "instrument", "2011/36/EU")
    relations = {r.removeprefix(MH) for e in drawn.edges for g in e.grounds for r in g.left}
    assert "cites" in relations
    assert len(relations) > 1
    actions = answers(memory, "instrument-actions", "action", instrument=["2011/36/EU"])
    assert actions <= {node.iri for node in drawn.nodes}


def test_all_shortest_ways_and_no_others(memory: Store) -> None:
    drawn = network(memory, "path", "CoMensha", "UNODC")
    start, goal = f"{ID}actor/comensha", f"{ID}actor/unodc"
    found = ways([n.iri for n in drawn.nodes], drawn.edges, start, goal)
    assert len({len(way) for way in found}) == 1
    assert {iri for way in found for iri in way} == {n.iri for n in drawn.nodes}
    joined = {frozenset((e.left, e.right)) for e in network(memory).edges}
    assert frozenset((start, goal)) not in joined


def test_filters_combine_as_an_intersection(memory: Store) -> None:
    place, role = {"place": ["West Africa"]}, {"role": ["funded by"]}
    both = network(memory, "involvement", **place, **role)
    one, other = network(memory, "involvement", **place), network(memory, "involvement", **role)
    said = [{ground[:3] for ground in grounds(found)} for found in (both, one, other)]
    assert said[0] == said[1] & said[2]
    assert said[0]
    assert {r for e in both.edges for g in e.grounds for r in g.left} == {f"{MH}fundedBy"}


@pytest.mark.parametrize(
    ("name", "value", "facet"),
    [
        ("place", "Africa", "places"),
        ("theme", "labour exploitation", "themes"),
        ("theme", "migrant smuggling", "themes"),
        ("target-group", "migrants", "target_groups"),
        ("programme", "PROMIS", "programmes"),
    ],
)
def test_a_filter_keeps_what_has_it_and_nothing_else(
    memory: Store, name: str, value: str, facet: str
) -> None:
    asked = request(memory, "en", given={name: [value]})
    wanted = getattr(asked.filters, facet)[0]
    kept, whole = build(memory, asked), network(memory)
    assert kept.edges
    assert all(wanted in getattr(kept.facets[g.unit], facet) for e in kept.edges for g in e.grounds)
    had = {g for g in grounds(whole) if wanted in getattr(whole.facets[g[2]], facet)}
    assert grounds(kept) == had


def test_a_period_keeps_actions_that_may_have_gone_on_in_it(memory: Store) -> None:
    kept = build(memory, request(memory, "en", "involvement", since="2019", until="2020-06"))
    assert kept.edges
    for unit in {g.unit for e in kept.edges for g in e.grounds}:
        facets = kept.facets[unit]
        assert facets.start or facets.end
        assert facets.start <= "2020-06-30"
        assert not facets.end or facets.end >= "2019-01-01"


def test_a_document_keeps_what_it_says(memory: Store) -> None:
    kept = network(memory, document=["EU2021"])
    documents = {kept.source_documents[s] for e in kept.edges for g in e.grounds for s in g.sources}
    assert documents == {f"{ID}document/eu-strategie-2021"}


def test_a_kind_keeps_actors_of_it_and_below(memory: Store) -> None:
    kept = network(memory, kind=["organisation"])
    kinds = {node.kind for node in kept.nodes}
    assert {"Ministry", "NGO"} <= kinds
    assert not kinds & {"Platform", "ActorGroup", "Post", "State"}
    assert all("Organisation" in (node.kind, *node.broader) for node in kept.nodes)


def test_a_minimum_keeps_heavy_lines_and_their_ends(memory: Store) -> None:
    kept = build(memory, request(memory, "en", minimum=3))
    assert min(e.weight for e in kept.edges) >= 3
    assert {node.iri for node in kept.nodes} == ends(kept)
    heavy = {(e.left, e.right) for e in network(memory).edges if e.weight >= 3}
    assert {(e.left, e.right) for e in kept.edges} == heavy


def test_who_acts_alone_is_drawn_too(memory: Store) -> None:
    whole = network(memory)
    alone = {node.iri for node in whole.nodes} - ends(whole)
    assert alone
    assert all(node.actions > 0 for node in whole.nodes if node.iri in alone)


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
def test_every_view_names_all_that_it_shows(memory: Store, view: str) -> None:
    drawn = network(memory, view, *ABOUT.get(view, ()))
    assert drawn.nodes
    assert drawn.edges
    assert list(drawn.nodes) == sorted(drawn.nodes, key=lambda node: node.iri)
    assert ends(drawn) <= {node.iri for node in drawn.nodes}
    for node in drawn.nodes:
        assert node.label.nl
        assert node.label.en
        assert node.kind_label.nl
        assert node.kind
    for ground in (g for e in drawn.edges for g in e.grounds):
        assert ground.left
        assert ground.sources
        for iri in (*ground.left, *ground.right, *ground.sources):
            assert drawn.named(iri, "nl") != iri
        if ground.action:
            assert drawn.identifiers[ground.unit]


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
def test_a_server_gives_the_same_network(memory: Store, server: Store, view: str) -> None:
    about, given = ABOUT.get(view, ()), SMALL.get(view, {})
    if view in ("place", "programme", "instrument"):
        about = {"place": ("Nigeria",), "programme": ("PROMIS",), "instrument": ("2011/36/EU",)}[
            view
        ]
    assert network(server, view, *about, **given) == network(memory, view, *about, **given)


def test_a_reduced_view_says_what_it_left_out(memory: Store) -> None:
    whole, asked = network(memory), request(memory, "en")
    small = build(memory, asked, limit=40)
    assert len(small.nodes) == 40
    assert small.left_out is not None
    assert str(len(whole.nodes) - 40) in small.left_out.nl
    assert str(len(whole.edges) - len(small.edges)) in small.left_out.en
    drawn = {(e.left, e.right): e for e in whole.edges}
    assert all(drawn[e.left, e.right] == e for e in small.edges)
    assert whole.left_out is None
    other = build(memory, replace(asked, view="involvement"), limit=100)
    assert len(other.nodes) == 100
    assert other.left_out is not None


@pytest.mark.parametrize(
    ("words", "error", "message"),
    [
        ({"view": "friends"}, UsageError, "There is no view 'friends'."),
        ({"view": "path", "about": ["IOM"]}, UsageError, "wants 2 names, and gets 1"),
        ({"view": "partners", "about": ["IOM"]}, UsageError, "wants no name, and gets 1"),
        ({"view": "path", "about": ["IOM", "IOM"]}, ParameterError, "are the same actor"),
        ({"given": {"place": ["Malli"]}}, UnknownNameError, "no place by the name 'Malli'"),
        ({"given": {"colour": ["red"]}}, ParameterError, "A network knows no --colour."),
        ({"given": {"kind": ["Mali"]}}, ParameterError, "--kind wants another"),
        ({"since": "2019-13"}, ParameterError, "'2019-13' is none"),
        ({"until": "2019-02-30"}, ParameterError, "'2019-02-30' is none"),
        ({"since": "soon"}, ParameterError, "'soon' is none"),
        ({"since": "2021", "until": "2019"}, ParameterError, "ends (2019) before it begins (2021)"),
    ],
)
def test_a_wrong_request_says_what_is_wrong(
    memory: Store, words: dict[str, object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        request(memory, "en", **words)  # type: ignore[arg-type]
    assert message in str(caught.value)


def test_a_period_reaches_to_the_end_of_what_is_named(memory: Store) -> None:
    def bounds(since: str, until: str) -> tuple[str, str]:
        filters = request(memory, "en", since=since, until=until).filters
        return filters.since, filters.until

    assert bounds("2019", "2020") == ("2019-01-01", "2020-12-31")
    assert bounds("2020-02", "2020-02") == ("2020-02-01", "2020-02-29")
    assert bounds("2019-05-03", "") == ("2019-05-03", "")


def test_the_title_says_what_it_is_about(memory: Store) -> None:
    asked = request(
        memory, "nl", given={"place": ["Mali"], "kind": ["ngo"]}, since="2019", minimum=2
    )
    assert asked.subtitle.nl.startswith("Mali, ")
    assert asked.subtitle.nl.endswith("· vanaf 2019 · ten minste 2 gezamenlijke acties")
    assert asked.subtitle.en.endswith("· since 2019 · at least 2 joint actions")
    way = request(memory, "en", "path", ["CoMensha", "FairWork"])
    assert way.subtitle.en == "CoMensha – FairWork"
    assert isinstance(asked, Request)
