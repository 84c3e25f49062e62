"""The way to a SPARQL server over HTTP, through SPARQLWrapper: the only module that knows it."""

import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError

from SPARQLWrapper import JSON, POST, POSTDIRECTLY, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from mhgraph.errors import RemoteStoreError, UsageError, Words

__all__ = ["Endpoint", "Reply"]

_CONNECT = 60.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered.

    Attributes:
        body: the whole body.
        media_type: its media type, without parameters.
        headers: the headers, names in lower case.
    """

    body: bytes
    media_type: str
    headers: Mapping[str, str]


class Endpoint:
    """The addresses of a SPARQL 1.1 server.

    Args:
        url: the address for queries, http or https.
    """

    def __init__(self, url: str) -> None:
        if not re.match(r"https?://[^\s/]", url):
            raise UsageError(
                Words(
                    nl=f"{url!r} is geen adres van een SPARQL-server.",
                    en=f"{url!r} is not the address of a SPARQL server.",
                ),
                Words(
                    nl="Schrijf --store sparql:http://server/query.",
                    en="Write --store sparql:http://server/query.",
                ),
            )
        self.url = url

    def read(
        self,
        text: str,
        form: str,
        parameters: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> Reply:
        """Send the query `text` and return the answer.

        Args:
            text: a SPARQL query.
            form: SELECT, ASK, CONSTRUCT or DESCRIBE.
            parameters: further parameters of the protocol, such as default-graph-uri.
            timeout: seconds.

        Raises:
            RemoteStoreError: there was no answer.
        """
        request: Any = SPARQLWrapper(self.url)
        request.setQuery(text)
        # SPARQLWrapper guesses the form from words in comments too.
        request.queryType = form
        request.setOnlyConneg(True)
        request.setMethod(POST)
        request.setRequestMethod(POSTDIRECTLY)
        request.setReturnFormat(JSON if form in ("SELECT", "ASK") else TURTLE)
        request.setTimeout(int(max(1, timeout or _CONNECT)))
        for name, value in (parameters or {}).items():
            request.addParameter(name, value)
        try:
            response = request.query().response
            headers = {k.lower(): v for k, v in response.headers.items()}
            return Reply(response.read(), response.headers.get_content_type(), headers)
        except HTTPError as error:
            error.close()
            raise self.failed(f"HTTP {error.code} {error.reason}") from error
        except SPARQLWrapperException as error:
            raise self.failed(_short(str(error))) from error
        except URLError as error:
            raise self.failed(str(error.reason)) from error
        except (TimeoutError, socket.timeout) as error:  # noqa: UP041 - SPARQLWrapper raises both
            raise self.failed("timed out") from error
        except (OSError, HTTPException) as error:
            raise self.failed(str(error) or type(error).__name__) from error

    def failed(self, what: str) -> RemoteStoreError:
        """Return the error that names this server and says `what` happened."""
        return RemoteStoreError(
            Words(
                nl=f"De SPARQL-server {self.url} gaf geen antwoord op de vraag: {what}",
                en=f"The SPARQL server {self.url} did not answer the query: {what}",
            ),
            Words(
                nl="Kijk of de server draait en of het adres het adres voor vragen is; zonder "
                "--store werkt mhgraph met de eigen gegevens.",
                en="Check that the server runs and that the address is the one for queries; without "
                "--store mhgraph works from its own data.",
            ),
        )


def _short(message: str) -> str:
    return " ".join(message.replace("\\n", " ").split())[:300]
