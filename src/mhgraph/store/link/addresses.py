"""Addresses of servers: what may be one, which belong together, how one is shown."""

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from mhgraph.errors import UsageError, Words

__all__ = ["check_address", "host_of", "is_loopback", "is_private", "origin", "safe", "shown"]

_PORTS = {"http": 80, "https": 443}
_SECRET = re.compile(r"(?i)(?:^|[&?;])([^=&;]*(?:key|token|pass|pwd|secret|auth)[^=&;]*)=")
_USE = Words(
    nl="Schrijf --store sparql:https://server/query.",
    en="Write --store sparql:https://server/query.",
)
_WAYS = Words(
    nl="Zet naam en wachtwoord in MHGRAPH_USER en MHGRAPH_PASSWORD, een sleutel in MHGRAPH_TOKEN, of "
    "gebruik een netrc-bestand of de sleutelbos.",
    en="Put name and password into MHGRAPH_USER and MHGRAPH_PASSWORD, a token into MHGRAPH_TOKEN, or use "
    "a netrc file or the keyring.",
)


def check_address(url: str) -> str:
    """Return `url` when it is the http or https address of a server and carries no credentials.

    Raises:
        UsageError: it is not, or it does; the message does not repeat what may be secret.
    """
    parts = _split(url)
    if parts is None or parts.scheme not in _PORTS or not parts.hostname:
        written = repr(url) if "@" not in url else "…"
        raise UsageError(
            Words(
                nl=f"{written} is geen adres van een SPARQL-server.",
                en=f"{written} is not the address of a SPARQL server.",
            ),
            _USE,
        )
    if "@" in parts.netloc:
        raise UsageError(
            Words(
                nl=f"In het adres van {parts.hostname} staat een naam of wachtwoord (vóór de @); daar "
                "blijft het niet geheim.",
                en=f"The address of {parts.hostname} holds a name or password (before the @), where it "
                "does not stay secret.",
            ),
            _WAYS,
        )
    secret = _SECRET.search(parts.query)
    if secret is not None:
        raise UsageError(
            Words(
                nl=f"In het adres van {parts.hostname} staat een geheim ({secret[1]}=…); daar blijft het "
                "niet geheim.",
                en=f"The address of {parts.hostname} holds a secret ({secret[1]}=…), which does not stay "
                "one there.",
            ),
            _WAYS,
        )
    return url


def origin(url: str) -> tuple[str, str, int]:
    """Return scheme, host and port of `url`; what is no address has the scheme ""."""
    parts = _split(url)
    if parts is None or parts.scheme not in _PORTS or not parts.hostname:
        return ("", "", 0)
    return (parts.scheme, parts.hostname, parts.port or _PORTS[parts.scheme])


def host_of(url: str) -> str:
    """Return the host of `url`, in lower case."""
    return origin(url)[1]


def shown(url: str) -> str:
    """Return `url` for a message: without name, password, parameters and control characters."""
    scheme, host, port = origin(url)
    if not scheme:
        return "…"
    host = f"[{host}]" if ":" in host else host
    numbered = host if port == _PORTS[scheme] else f"{host}:{port}"
    path = "".join(c for c in urlsplit(url).path if c.isprintable())
    return f"{scheme}://{numbered}{path}"[:200]


def safe(name: str) -> str:
    """Return what --store was given for a message: an address in it as `shown`."""
    before, found, after = name.partition("http")
    return f"{before}{shown(found + after)}" if "://" in after else name


def is_private(url: str) -> bool:
    """Tell whether nobody else can read what goes to `url`: by https, or to this very machine."""
    scheme, host, _ = origin(url)
    return scheme == "https" or is_loopback(host)


def is_loopback(host: str) -> bool:
    """Tell whether `host` is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises when it is no port
    except ValueError:
        return None
    return None if re.search(r"[\x00-\x20\x7f]", url) else parts
