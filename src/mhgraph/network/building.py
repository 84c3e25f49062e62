"""From a request to a network: rows of named questions, filtered, projected, named in both languages.

A view is one or two named questions and a way to look at their rows. It fetches these rows, never the
whole graph. Names of questions stand here, names of things do not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mhgraph.catalogue import open_catalogue
from mhgraph.catalogue.parameters import fill
from mhgraph.errors import Words
from mhgraph.lookup import both_labels
from mhgraph.lookup.things import Thing, documents_of, kinds_below, things_of
from mhgraph.network.model import Facets, Network, Node
from mhgraph.network.projection import Drawn, direct, documents, pair_counts, partners
from mhgraph.network.reduction import LIMIT, Reduced, reduced
from mhgraph.network.routes import routes
from mhgraph.network.statements import Filters, Statement, facets_of, fitting, roles, triples
from mhgraph.network.views import Request, View, checked
from mhgraph.store import Store, select
from mhgraph.terms import MH
from mhgraph.values import Literal, NamedNode, Table, Term, value_of
from mhgraph.version import __date__, __version__

__all__ = ["build"]

_MADE_FROM = Words(
    f"Gegevens: mhgraph {__version__}, {__date__}", f"Data: mhgraph {__version__}, {__date__}"
)
_RELATIONS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?below WHERE { VALUES ?relation { %s } ?below rdfs:subPropertyOf ?relation }
"""
_COUNTED = """
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
SELECT DISTINCT ?unit ?action WHERE { ?unit mh:countedAs ?action }
"""


def build(
    store: Store, request: Request, *, timeout: float | None = None, limit: int | None = LIMIT
) -> Network:
    """Return the network that is asked for.

    Args:
        store: where the graph is.
        request: the view, what it is about, its filters.
        timeout: seconds after which one query is given up.
        limit: how many nodes there may be before the view is reduced (its `left_out` says so); None for
            no bound.

    Raises:
        UsageError: there is no such view, or it is about more or fewer things than it takes.
        StoreError: the engine failed or took too long.
    """
    view = checked(request)
    asked = _Asked(store, request, timeout)
    less = _too_many_partners(asked, limit)
    drawn = _only_kinds(asked, _with_minimum(_projected(asked, less), request.filters.minimum))
    if limit is not None and less is None:
        weights = {(e.left, e.right): e.weight for e in drawn.edges}
        less = reduced(drawn.nodes, weights, limit)
    if less is None:
        return _described(asked, drawn, view)
    return replace(_described(asked, less.of(drawn), view), left_out=less.left_out)


def _too_many_partners(asked: "_Asked", limit: int | None) -> Reduced | None:
    """Return what to keep of all partners, counted before anything else of them is fetched."""
    request = asked.request
    if limit is None or request.view != "partners" or request.filters != Filters():
        return None
    return reduced(*pair_counts(asked.rows("network-pairs")), limit)


def _relations_below(
    store: Store, relations: Iterable[str], *, timeout: float | None = None
) -> set[str]:
    """Return the IRIs of `relations` and of every relation below them."""
    values = " ".join(str(NamedNode(r)) for r in sorted(relations))
    if not values:
        return set()
    table = select(store, _RELATIONS % values, timeout=timeout)
    return {row["below"] for row in table.texts()} | set(relations)


_JOINT = ("partners", "path")  # views in which a line is a joint action
_SIDES = """
PREFIX mh: <https://w3id.org/mhgraph/ontology#>
SELECT ?role ?label WHERE { ?role mh:actorLabel ?label }
"""


class _Asked:
    """One request, and the rows that answer it."""

    def __init__(self, store: Store, request: Request, timeout: float | None) -> None:
        self.store, self.request, self.timeout = store, request, timeout
        self.facets: dict[str, Facets] = {}
        self.wanted: frozenset[str] = frozenset()
        self.documents: dict[str, str] = {}

    def rows(self, question: str, **terms: Sequence[Term]) -> Table:
        """Return the rows of a named question as it stands, its slots filled with `terms`."""
        query = open_catalogue().get(question)
        empty = {p.name: () for p in query.header.parameters}
        return select(self.store, fill(query.text, {**empty, **terms}), timeout=self.timeout)

    def kept(self, statements: list[Statement]) -> list[Statement]:
        """Return the statements that fit the filters, and remember by what they can be filtered."""
        filters = self.request.filters
        if any(s.unit for s in statements):
            self.facets = facets_of(self.rows("network-facets"))
        sources = {s.source for s in statements}
        self.documents = documents_of(self.store, sources, timeout=self.timeout)
        self.wanted = frozenset(_relations_below(self.store, filters.roles, timeout=self.timeout))
        # Two actors work together where one of them holds the role: the projection sees to that.
        roles_wanted = frozenset() if self.request.view in _JOINT else self.wanted
        return fitting(statements, filters, self.facets, self.documents, roles_wanted)

    def stated(self, question: str, **terms: Sequence[Term]) -> list[Statement]:
        """Return the statements of a question whose rows are subject, relation, object, source."""
        return triples(self.rows(question, **terms), self.counted())

    def counted(self) -> dict[str, str]:
        """Return the action under which each action, and each part of one, counts."""
        rows = select(self.store, _COUNTED, timeout=self.timeout).texts()
        return {row["unit"]: row["action"] for row in rows}

    def about(self) -> list[NamedNode]:
        """Return what the view is about."""
        return [NamedNode(iri) for iri in self.request.about]


def _projected(asked: _Asked, less: Reduced | None) -> Drawn:
    """Return all nodes and lines of the view; of partners only those that `less` keeps."""
    view = asked.request.view
    if view == "partners":
        said = roles(asked.rows("network-partners"))
        if less:  # thousands of actors in the text of the query would take longer than all rows
            said = [s for s in said if s.object in less.nodes]
        return partners(asked.kept(said), asked.wanted)
    if view == "involvement":
        return direct(asked.kept(roles(asked.rows("network-involvement"))))
    if view == "documents":
        kept = asked.kept(roles(asked.rows("network-involvement")))
        return documents(kept, asked.documents, asked.request.about)
    if view == "path":
        return _path(asked)
    if view == "around":
        return direct(asked.kept(_around(asked)))
    question = {"instrument": "network-instruments"}.get(view, f"network-{view}")
    return direct(asked.kept(asked.stated(question, **{view: asked.about()})))


def _path(asked: _Asked) -> Drawn:
    """Return all shortest ways between two actors, by joint actions and relations between actors."""
    said = roles(asked.rows("network-partners"))
    tied = asked.stated("network-relations")
    kept = asked.kept([*said, *tied])
    joint = partners((s for s in kept if s.action), asked.wanted)
    related = direct(s for s in kept if not s.action and not asked.wanted)
    nodes = dict(sorted({**related.nodes, **joint.nodes}.items()))
    whole = Drawn(nodes, (*joint.edges, *related.edges))
    return routes(whole, *asked.request.about)


def _around(asked: _Asked) -> list[Statement]:
    """Return what is said of the things asked for, and of what that leads to, step by step."""
    known: set[str] = set()
    waiting = set(asked.request.about)
    found: dict[Statement, None] = {}
    counted = asked.counted()
    parts: dict[str, set[str]] = {}
    for unit, action in counted.items():
        parts.setdefault(action, set()).add(unit)
    for _ in range(asked.request.depth):
        step = waiting.union(*(parts.get(thing, set()) for thing in waiting))
        terms = [NamedNode(iri) for iri in sorted(step)]
        said = triples(asked.rows("network-around", entity=terms), counted)
        found.update(dict.fromkeys(said))
        known |= waiting
        waiting = {end for s in said for end in (s.subject, s.object)} - known
    return list(found)


def _with_minimum(drawn: Drawn, minimum: int) -> Drawn:
    """Return the lines of at least so many joint actions, with their ends."""
    if minimum <= 1:
        return drawn
    edges = tuple(e for e in drawn.edges if e.weight >= minimum)
    left = Drawn(drawn.nodes, edges)
    return left.only(left.ends())


def _only_kinds(asked: _Asked, drawn: Drawn) -> Drawn:
    """Return the network without the actors of other kinds than those asked for."""
    if not asked.request.filters.kinds:
        return drawn
    wanted: set[str] = set()
    for kind in asked.request.filters.kinds:
        wanted |= kinds_below(asked.store, kind, timeout=asked.timeout)
    things = things_of(asked.store, drawn.nodes, timeout=asked.timeout)
    gone = {
        iri for iri, thing in things.items() if _is_actor(thing) and MH + thing.kind not in wanted
    }
    gone -= set(asked.request.about)
    left = drawn.only(drawn.nodes.keys() - gone)
    loose = drawn.ends() - left.ends()
    return left.only({n for n in left.nodes if n not in loose or _is_actor(things[n])})


def _is_actor(thing: Thing) -> bool:
    return "Actor" in (thing.kind, *thing.broader)


def _described(asked: _Asked, drawn: Drawn, view: View) -> Network:
    """Return the network with the names of all that it shows."""
    grounds = [g for e in drawn.edges for g in e.grounds]
    units = {g.unit for g in grounds if g.unit}
    actions = units | {g.action for g in grounds if g.action}
    facets = {unit: asked.facets[unit] for unit in sorted(units) if unit in asked.facets}
    sources = {s for g in grounds for s in g.sources}
    of_source = {s: asked.documents[s] for s in sorted(sources) if s in asked.documents}
    things = things_of(asked.store, {*drawn.nodes, *actions}, timeout=asked.timeout)
    named = sources | actions | {r for g in grounds for r in (*g.left, *g.right)}
    named |= set(of_source.values())
    for of_unit in facets.values():
        named.update(of_unit.places, of_unit.themes, of_unit.target_groups)
        named.update(of_unit.programmes, of_unit.documents)
    labels = both_labels(asked.store, [NamedNode(iri) for iri in sorted(named)])
    if view.name in _JOINT:
        labels |= _said_of_actors(asked)
    documents_used = things_of(asked.store, set(of_source.values()), timeout=asked.timeout)
    return Network(
        view.name,
        _title(view, asked.request),
        view.explanation,
        _source_line(documents_used.values()),
        tuple(_node(things[iri], number) for iri, number in drawn.nodes.items()),
        drawn.edges,
        labels=labels,
        identifiers={a: things[a].identifier for a in sorted(actions) if things[a].identifier},
        facets=facets,
        source_documents=of_source,
        bipartite=view.bipartite,
    )


def _said_of_actors(asked: _Asked) -> dict[str, Words]:
    """Return each role as it is said of the actor: the action is funded by it, the actor funds."""
    found: dict[str, dict[str, str]] = {}
    for row in select(asked.store, _SIDES, timeout=asked.timeout).rows:
        role, label = row
        if isinstance(label, Literal):
            found.setdefault(value_of(role), {})[label.language or ""] = label.value
    return {
        role: Words(by_lang.get("nl", ""), by_lang.get("en", "")) for role, by_lang in found.items()
    }


def _node(thing: Thing, actions: int) -> Node:
    return Node(
        thing.iri,
        thing.label,
        thing.kind,
        thing.kind_label,
        identifier=thing.identifier,
        broader=thing.broader,
        names=thing.names,
        actions=actions,
    )


def _title(view: View, request: Request) -> Words:
    subtitle = request.subtitle
    return Words(
        f"{view.title.nl}: {subtitle.nl}" if subtitle.nl else view.title.nl,
        f"{view.title.en}: {subtitle.en}" if subtitle.en else view.title.en,
    )


def _source_line(documents_used: Iterable[Thing]) -> Words:
    short = ", ".join(sorted(d.identifier or d.label.en for d in documents_used))
    return (
        Words(f"{_MADE_FROM.nl} · {short}", f"{_MADE_FROM.en} · {short}") if short else _MADE_FROM
    )
