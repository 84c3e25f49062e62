"""Sign in at a server: only when it asks for it, only where nobody else can read it."""

import re
from typing import Any
from urllib.request import (
    AbstractDigestAuthHandler,
    HTTPPasswordMgr,
    parse_http_list,
    parse_keqv_list,
)
from urllib.request import Request as _Request

from mhgraph.errors import Words
from mhgraph.store.link.addresses import host_of, is_private, origin
from mhgraph.store.link.credentials import Credentials, find
from mhgraph.store.link.faults import LinkError
from mhgraph.store.link.wire import Request, Response

__all__ = ["Signer"]

_WAYS = Words(
    nl="Zet MHGRAPH_USER en MHGRAPH_PASSWORD, of MHGRAPH_TOKEN, of gebruik een netrc-bestand of de "
    "sleutelbos (docs/engines.md).",
    en="Set MHGRAPH_USER and MHGRAPH_PASSWORD, or MHGRAPH_TOKEN, or use a netrc file or the keyring "
    "(docs/engines.md).",
)


class Signer:
    """Signs the requests to one origin.

    Args:
        url: an address of that origin.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._sought = self._probed = False
        self._found: Credentials | None = None
        self._digest: tuple[AbstractDigestAuthHandler, dict[str, str]] | None = None
        self._asked = self._accepted = False

    def headers(self, request: Request) -> dict[str, str]:
        """Return the headers that sign `request`: none before the server has asked for them."""
        if not self._asked:
            return {}
        credentials = self._credentials()
        if credentials is None:
            return {}
        if self._digest is not None:
            return {"Authorization": _digest(self._digest, request)}
        return {"Authorization": credentials.plain()}

    def should_ask(self, request: Request) -> bool:
        """Tell, once, whether the server is to be asked what it wants before a body goes there in vain."""
        if request.method != "PUT" or self._asked or self._probed or not is_private(self._url):
            return False
        self._probed = self._credentials() is not None
        return self._probed

    def learn(self, response: Response, sent: bool) -> None:
        """Take note of what a server with status 401 or 403 asks for.

        Args:
            response: what it answered.
            sent: whether the request was signed.

        Raises:
            LinkError: another try would get nowhere.
        """
        credentials = self._credentials()
        if credentials is None:
            raise _asks(response)
        challenge = _challenge(response, credentials)
        if sent and not self._may_differ(challenge):
            raise _refused(response, credentials)
        if not is_private(self._url):
            raise _open(response, self._url) if response.status == 401 else _asks(response)
        self._asked, self._accepted = True, False
        self._digest = None
        if challenge is not None:
            passwords = HTTPPasswordMgr()
            scheme, host, port = origin(self._url)
            everywhere = f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}/"
            passwords.add_password(
                challenge.get("realm", ""), everywhere, credentials.user, credentials.password
            )
            self._digest = (AbstractDigestAuthHandler(passwords), challenge)

    def worked(self) -> None:
        """Take note that a signed request was accepted."""
        self._accepted = True

    def _may_differ(self, challenge: dict[str, str] | None) -> bool:
        """Tell whether the same credentials may be accepted when they are sent in another way."""
        if challenge is None:
            return False
        if self._digest is None:
            return True
        renewed = challenge["nonce"] != self._digest[1]["nonce"]
        return renewed and (self._accepted or challenge.get("stale", "").lower() == "true")

    def hidden_in(self, text: str) -> str:
        """Return `text` without any secret that was found for this server."""
        return text if self._found is None else self._found.hidden_in(text)

    def _credentials(self) -> Credentials | None:
        if not self._sought:
            self._found = find(host_of(self._url))
            self._sought = True
        return self._found


def _challenge(response: Response, credentials: Credentials) -> dict[str, str] | None:
    """Return what a Digest challenge says, if there is one that can be met."""
    if credentials.token:
        return None
    for text in response.challenges:
        match = re.search(r"(?i)(?:^|,\s*)digest\s+(.*)", text, re.DOTALL)
        if match is None:
            continue
        pairs = [p for p in parse_http_list(match[1]) if "=" in p]
        found: dict[str, str] = parse_keqv_list(pairs)
        if found.get("algorithm", "MD5").upper() in ("MD5", "SHA") and "nonce" in found:
            return found
    return None


def _digest(known: tuple[AbstractDigestAuthHandler, dict[str, str]], request: Request) -> str:
    handler, challenge = known
    asked: Any = _Request(request.url, method=request.method)  # noqa: S310 - it opens nothing
    try:
        return f"Digest {handler.get_authorization(asked, challenge)}"
    except UnicodeEncodeError:
        what = Words(
            nl="vraagt Digest, en dat kan alleen met een naam en wachtwoord zonder accenten",
            en="asks for Digest, which takes only a name and password without accents",
        )
        raise LinkError(what, _WAYS) from None


def _asks(response: Response) -> LinkError:
    kinds = sorted({text.split()[0] for text in response.challenges if text.split()})
    kind = "".join(c for c in ", ".join(kinds) if c.isalpha() or c in ", ")[:40]
    named = f"HTTP {response.status}{', ' if kind else ''}{kind}"
    if response.status == 403:
        return LinkError(
            Words(nl=f"staat dit niet toe ({named})", en=f"does not allow this ({named})"), _WAYS
        )
    return LinkError(
        Words(
            nl=f"vraagt een naam en wachtwoord ({named})",
            en=f"asks for a name and password ({named})",
        ),
        _WAYS,
    )


def _refused(response: Response, credentials: Credentials) -> LinkError:
    if response.status == 403:
        what = Words(
            nl=f"staat dit niet toe aan wie {credentials.source} noemt (HTTP 403)",
            en=f"does not allow this to whom {credentials.source} names (HTTP 403)",
        )
    else:
        what = Words(
            nl=f"weigert de naam en het wachtwoord of de sleutel uit {credentials.source} (HTTP 401)",
            en=f"refuses the name and password or the token from {credentials.source} (HTTP 401)",
        )
    hint = Words(
        nl="Kijk ze na, of vraag de beheerder van de server om toegang.",
        en="Check them, or ask whoever runs the server for access.",
    )
    return LinkError(what, hint)


def _open(response: Response, url: str) -> LinkError:
    return LinkError(
        Words(
            nl=f"vraagt een naam en wachtwoord (HTTP {response.status}), en zonder https zou onderweg "
            "ieder ze kunnen lezen; ze zijn niet verzonden",
            en=f"asks for a name and password (HTTP {response.status}), and without https anyone on the "
            "way could read them; they were not sent",
        ),
        Words(
            nl=f"Gebruik het https-adres van {host_of(url)}, of een tunnel naar 127.0.0.1.",
            en=f"Use the https address of {host_of(url)}, or a tunnel to 127.0.0.1.",
        ),
    )
