"""A request and its answer, through redirects and signing in."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urljoin, urlsplit, urlunsplit

from mhgraph.errors import Words
from mhgraph.store.link import faults
from mhgraph.store.link.addresses import origin, shown
from mhgraph.store.link.call import Call
from mhgraph.store.link.retrying import Patience
from mhgraph.store.link.signing import Signer
from mhgraph.store.link.statuses import of_status
from mhgraph.store.link.wire import Request, Response, Wire

__all__ = ["Exchange"]

_REDIRECTS = 3
_SIGNINGS = 2


class Exchange:
    """Requests of one endpoint; its connections and what it wants to be signed in with.

    Args:
        patience: how long it is waited for.
    """

    def __init__(self, patience: Patience) -> None:
        self._wire = Wire(patience)
        self._signers: dict[tuple[str, str, int], Signer] = {}

    def send(self, request: Request, call: Call, *, missing_is_fine: bool = False) -> Response:
        """Send `request` and return the answer of success.

        Args:
            request: what to send.
            call: what it is sent for.
            missing_is_fine: whether 404 is success too.

        Raises:
            LinkError: there was none.
        """
        response = self._signed(request, call)
        for _ in range(_REDIRECTS):
            if response.status not in (301, 302, 303, 307, 308):
                break
            request = _redirected(request, response)
            response = self._signed(request, call)
        if 200 <= response.status < 300 or (missing_is_fine and response.status == 404):
            return response
        if 300 <= response.status < 400 and "location" in response.headers:
            raise faults.round_and_round(_REDIRECTS)
        raise of_status(response.status, response.reason, response.headers, response.body)

    def hidden_in(self, words: Words) -> Words:
        """Return `words` without any secret that was found for these servers."""
        nl, en = words.nl, words.en
        for signer in self._signers.values():
            nl, en = signer.hidden_in(nl), signer.hidden_in(en)
        return Words(nl=nl, en=en)

    def _signed(self, request: Request, call: Call) -> Response:
        """Send `request`, again with credentials where the server asks for them."""
        signer = self._signers.setdefault(origin(request.url), Signer(request.url))
        if signer.should_ask(request):
            asked = self._wire.send(Request("HEAD", request.url, {}), call, {})
            if asked.status in (401, 403):
                signer.learn(asked, sent=False)
        for _ in range(_SIGNINGS + 1):
            headers: Mapping[str, str] = signer.headers(request)
            response = self._wire.send(request, call, headers)
            if response.status not in (401, 403):
                if headers:
                    signer.worked()
                break
            signer.learn(response, sent=bool(headers))
        return response


def _redirected(request: Request, response: Response) -> Request:
    """Return the request that a redirect asks for; only within the same server.

    Raises:
        LinkError: it leads to another one.
    """
    location = response.headers.get("location", "")
    try:
        target = urljoin(request.url, location)
        parts = urlsplit(target)
    except ValueError:
        raise faults.elsewhere("…") from None
    if origin(target) != origin(request.url):
        raise faults.elsewhere(shown(target))
    place = parts.netloc.rpartition("@")[2]
    url = urlunsplit((parts.scheme, place, parts.path, parts.query, ""))
    if response.status == 303:
        kept = {k: v for k, v in request.headers.items() if k.lower() != "content-type"}
        return Request("GET", url, kept)
    return replace(request, url=url)
