"""Who works with whom on what, as frozen values: what a projection hands to layout and page.

A network is made from the answer of a named question. It is never a second truth: every line carries
the actions it stands for, and every action the sources that state it.
"""

from dataclasses import dataclass

__all__ = ["Edge", "JointAction", "Network", "Node"]


@dataclass(frozen=True, slots=True)
class JointAction:
    """One action that joins the two actors of a line.

    Attributes:
        iri: the action.
        identifier: what to cite ("PR2021-24.1"); "" for a programme known by its name.
        label: its title in the language of the network.
        left_roles: roles of the left actor in it, as words.
        right_roles: roles of the right actor in it, as words.
        sources: where it is stated, as a reader would cite it.
    """

    iri: str
    identifier: str
    label: str
    left_roles: tuple[str, ...]
    right_roles: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One actor.

    Attributes:
        iri: the actor.
        label: its name in the language of the network.
        kind: local name of its ontology class ("Ministry").
        kind_label: that class in the language of the network ("ministerie").
        actions: number of actions it contributes to, alone or with others.
    """

    iri: str
    label: str
    kind: str
    kind_label: str
    actions: int

    @property
    def name(self) -> str:
        """Return the label, or where that is empty the end of the IRI, so that nobody is nameless."""
        tail = self.iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
        return self.label.strip() or tail or self.iri


@dataclass(frozen=True, slots=True)
class Edge:
    """Two actors with the actions that join them; `left` is the smaller IRI."""

    left: str
    right: str
    actions: tuple[JointAction, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """What is drawn, in one language.

    Attributes:
        title: the heading of the page.
        lang: "nl" or "en".
        source_line: which data stand behind it, for the foot of the page.
        nodes: the actors; those without a line are drawn too.
        edges: the lines; both ends are among the nodes, and no pair stands twice.
    """

    title: str
    lang: str
    source_line: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
