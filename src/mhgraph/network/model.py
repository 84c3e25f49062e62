"""Networks as frozen values: what a projection hands to measures, layout, page, picture and exchange file.

A network is made from the answers of named questions. It is never a second truth: every line carries the
grounds on which it stands, and every ground the sources that state it. Names are in both languages, so
that one network serves a page with a switch and a file for both kinds of readers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mhgraph.errors import Words

__all__ = ["ACTION", "Edge", "Facets", "Ground", "Network", "Node"]

ACTION = "Action"
"""Local name of the class of a node that is an action, whatever kind of action it is."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason why a line is there: a joint action, or a statement about both ends.

    Attributes:
        action: IRI of the action that counts; "" where the line does not rest on an action.
        unit: IRI of the action, or of the part of it, that the sources speak of; "" likewise.
        left: IRIs of what is said of the left end: its roles, or the relation from left to right.
        right: IRIs of the roles of the right end; empty where the line is one statement.
        sources: IRIs of the passages that say so, in order.
    """

    action: str
    unit: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One symbol: an actor, an action, a place, an instrument, a document or another thing.

    Attributes:
        iri: what it is, to cite.
        label: its name in both languages.
        kind: local name of its ontology class ("Ministry"; for every kind of action "Action").
        kind_label: that class in both languages.
        identifier: what to cite an action by ("PR2021-24.1"); "" for what has none.
        broader: local names of the classes above `kind`, the nearest first.
        names: every name of it in any language, the label among them, to be searched.
        actions: number of different actions that it has part in within this network.
    """

    iri: str
    label: Words
    kind: str
    kind_label: Words
    identifier: str = ""
    broader: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    actions: int = 0

    def name(self, lang: str) -> str:
        """Return the label, or where that is empty the end of the IRI, so that nobody is nameless."""
        tail = self.iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
        return self.label.get(lang).strip() or tail or self.iri


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two nodes, and why it is there.

    Attributes:
        left: IRI of one end; of an undirected line the smaller IRI.
        right: IRI of the other end.
        grounds: in the order of their actions; never empty.
        directed: whether the line says something of its left end about its right end.
    """

    left: str
    right: str
    grounds: tuple[Ground, ...]
    directed: bool = False

    @property
    def weight(self) -> int:
        """Return the number of different actions it rests on; where there is none, of its grounds."""
        actions = {ground.action for ground in self.grounds if ground.action}
        return len(actions) or len(self.grounds)


@dataclass(frozen=True, slots=True)
class Facets:
    """By what an action, or a part of one, can be filtered; each an IRI, roll-up included.

    Attributes:
        places: the places that it concerns, and those around them.
        themes: the forms of exploitation and other themes that it addresses.
        target_groups: whom it helps or reaches.
        programmes: the programmes that it is part of, and those that they are part of.
        documents: the documents that speak of it.
        start: earliest first day, as ISO date; "" where no source gives one.
        end: latest last day, likewise.
    """

    places: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """What is measured, drawn and exchanged.

    Attributes:
        view: the name of the view ("partners", "involvement", …).
        title: what stands above it, filters included.
        explanation: what a node and a line mean in this view, in a sentence or two.
        source_line: which data stand behind it, of what version and date.
        nodes: in the order of their IRIs; those without a line are there too.
        edges: in the order of their ends; both ends are among the nodes, and no pair stands twice in the
            same direction.
        labels: names of everything else that grounds and facets mention: actions, roles, sources (as
            they are cited), places, themes, programmes, documents.
        identifiers: what to cite actions and their parts by, by IRI.
        facets: by IRI of a ground's unit.
        source_documents: the document of each source, by IRI; a source that is no passage has none.
        left_out: what a reduction left out, and by which rule; None where nothing is missing.
        bipartite: whether every line joins an actor to something that is no actor.
    """

    view: str
    title: Words
    explanation: Words
    source_line: Words
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    labels: Mapping[str, Words] = field(default_factory=dict)
    identifiers: Mapping[str, str] = field(default_factory=dict)
    facets: Mapping[str, Facets] = field(default_factory=dict)
    source_documents: Mapping[str, str] = field(default_factory=dict)
    left_out: Words | None = None
    bipartite: bool = False

    def named(self, iri: str, lang: str) -> str:
        """Return the name of something that a ground or a facet mentions; its IRI where it has none."""
        found = self.labels.get(iri)
        return found.get(lang) if found else iri
