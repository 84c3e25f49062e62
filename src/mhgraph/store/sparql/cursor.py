"""Go through the tokens of a SPARQL text, and read its terms."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urljoin

from mhgraph.store.sparql.tokens import Token
from mhgraph.store.sparql.tree import Slot
from mhgraph.values import Literal, NamedNode

__all__ = ["Cursor", "NotReadError", "string_of"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_ABSOLUTE = re.compile(r"[A-Za-z][\w+.-]*:")
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_END = Token("end", "", 0, 0)


class NotReadError(Exception):
    """The text holds something that this reader of SPARQL does not know."""


class Cursor:
    """A place in the tokens of a query.

    Args:
        tokens: of the whole text.
        prefixes: those known without being declared.
    """

    def __init__(self, tokens: Sequence[Token], prefixes: Mapping[str, str]) -> None:
        self.tokens = tokens
        self.at = 0
        self._prefixes = dict(prefixes)
        self._base = ""
        self._fresh = 0

    def peek(self, ahead: int = 0) -> Token:
        """Return the token at the place, or one further on."""
        place = self.at + ahead
        return self.tokens[place] if place < len(self.tokens) else _END

    def next(self) -> Token:
        """Return the token at the place and step over it."""
        token = self.peek()
        self.at += 1
        return token

    def sees(self, *texts: str) -> bool:
        """Tell whether one of these words or signs stands here."""
        token = self.peek()
        return token.kind in ("word", "sign") and token.text in texts

    def takes(self, *texts: str) -> bool:
        """Step over one of these words or signs, and tell whether it stood here."""
        found = self.sees(*texts)
        self.at += found
        return found

    def needs(self, text: str) -> Token:
        """Step over this word or sign, which has to stand here."""
        if not self.sees(text):
            raise NotReadError(f"{text} before {self.peek().text!r}")
        return self.next()

    def fresh(self) -> str:
        """Return a name that no variable has."""
        self._fresh += 1
        return f"?mh__{self._fresh}"

    def prologue(self) -> None:
        """Read the prefixes and the base."""
        while self.sees("PREFIX", "BASE"):
            if self.next().text == "BASE":
                self._base = self.iri().value
            else:
                name = self.next().text.removesuffix(":")
                self._prefixes[name] = self.iri().value

    def iri(self) -> NamedNode:
        """Read an IRI, whole or with a prefix."""
        return self.named(self.next())

    def named(self, token: Token) -> NamedNode:
        """Return the IRI that `token` writes."""
        if token.kind == "iri":
            given = _characters(token.text[1:-1])
            return NamedNode(given if _ABSOLUTE.match(given) else self._joined(given))
        prefix, found, local = token.text.partition(":")
        if token.kind != "name" or not found or prefix not in self._prefixes:
            raise NotReadError(token.text)
        return NamedNode(self._prefixes[prefix] + re.sub(r"\\(.)", r"\1", local))

    def _joined(self, given: str) -> str:
        joined = urljoin(self._base, given)
        return f"{joined}#" if given.endswith("#") and not joined.endswith("#") else joined

    def slot(self) -> Slot:
        """Read a variable or a term; a blank node becomes a variable of its own."""
        token = self.peek()
        if token.kind == "variable":
            return self.next().text
        if token.kind == "blank":
            return "?mh__b_" + re.sub(r"\W", "_", self.next().text[2:])
        if token.kind in ("iri", "name"):
            return self.iri()
        return self.literal()

    def literal(self) -> Literal:
        """Read a literal."""
        sign = self.next().text if self.sees("+", "-") else ""
        token = self.next()
        if token.kind == "number":
            return Literal(sign + token.text, datatype=NamedNode(_XSD + _number(token.text)))
        if token.text in ("TRUE", "FALSE") and token.kind == "word":
            return Literal(token.text.lower(), datatype=NamedNode(_XSD + "boolean"))
        if token.kind != "string":
            raise NotReadError(token.text)
        text = string_of(token.text)
        if self.peek().kind == "tag":
            return Literal(text, language=self.next().text[1:].lower())
        if self.takes("^^"):
            return Literal(text, datatype=self.iri())
        return Literal(text)

    def skip_parentheses(self) -> list[Token]:
        """Step over balanced parentheses and return what stood between them."""
        begin, depth = self.at, 0
        while True:
            token = self.next()
            if token.kind == "end":
                raise NotReadError("(")
            if token.kind == "sign":
                depth += (token.text == "(") - (token.text == ")")
            if depth == 0:
                return list(self.tokens[begin + 1 : self.at - 1])


def _number(text: str) -> str:
    if "e" in text.lower():
        return "double"
    return "decimal" if "." in text else "integer"


def string_of(text: str) -> str:
    """Return the text that a string in quotes stands for."""
    quotes = 3 if text[:3] in ("'''", '"""') else 1
    return _characters(text[quotes:-quotes])


def _characters(text: str) -> str:
    return _ESCAPED.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPES.get(match[3], match[3])
