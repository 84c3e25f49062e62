"""Addresses of servers: what may be one, and how it is shown."""

import pytest

from mhgraph.errors import UsageError
from mhgraph.store.link.addresses import is_private, origin, shown
from mhgraph.store.remote import SparqlStore
from mhgraph.store.transport import Endpoint
from misbehaving import misbehaving


@pytest.mark.parametrize(
    "url",
    ["", "ftp://x/y", "localhost:1", "http://", "http:///x", "http://h:port/", "http://h:99999/",
     "http://[::1/", "http://h/a b", "http://h/\n"],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="is not the address of a SPARQL server") as caught:
        SparqlStore(url)
    assert "is geen adres" in caught.value.text("nl")
    with pytest.raises(UsageError, match="is not the address"):
        Endpoint("http://h/", update=url or " ")
    with pytest.raises(UsageError, match="is not the address"):
        Endpoint("http://h/", graph_store=url or " ")


def test_the_addresses_of_an_endpoint() -> None:
    plain = Endpoint("https://h/query")
    assert (plain.url, plain.update_url, plain.graph_store_url) == ("https://h/query", None, None)
    full = Endpoint("https://h/query", update="https://h/update", graph_store="https://h/store")
    assert (full.update_url, full.graph_store_url) == ("https://h/update", "https://h/store")
    assert "https://h/query" in str(full.failed("x"))


@pytest.mark.parametrize(
    ("url", "seen"),
    [
        ("https://u:p@Host:443/q?a=b#c", "https://host/q"),
        ("http://host:81/\u202eq", "http://host:81/q"),
        ("http://[::1]:3030/q", "http://[::1]:3030/q"),
        ("mailto:x", "…"),
    ],
)
def test_an_address_is_shown_without_what_may_be_secret(url: str, seen: str) -> None:
    assert shown(url) == seen


def test_what_is_one_server() -> None:
    assert origin("http://h/a") == origin("http://H:80/b?c")
    assert origin("http://h/") != origin("https://h/")
    assert origin("http://h/") != origin("http://h:8080/")


@pytest.mark.parametrize(
    ("url", "private"),
    [
        ("https://example.org/", True),
        ("http://localhost:1/", True),
        ("http://127.0.0.2/", True),
        ("http://[::1]/", True),
        ("http://example.org/", False),
        ("http://127.0.0.1.example.org/", False),
        ("http://192.168.1.1/", False),
    ],
)
def test_where_nobody_else_can_read(url: str, private: bool) -> None:
    assert is_private(url) is private


def test_the_parameters_of_an_address_are_kept() -> None:
    with misbehaving() as server:
        SparqlStore(f"{server.address}/ok?infer=false&x=a%20b").query("SELECT * { ?s ?p ?o }")
        endpoint = Endpoint(f"{server.address}/done?infer=false")
        endpoint.put("urn:g", b"", "text/turtle")
        assert [s.query for s in server.seen] == [
            "infer=false&x=a%20b",
            "infer=false&graph=urn%3Ag",
        ]
