"""What can go wrong on the way to a server and back, and the words for it.

The words follow the name of the server: "The SPARQL server http://… refused the connection."
"""

from mhgraph.errors import Words
from mhgraph.store.link.legible import size_of

__all__ = [
    "LinkError",
    "elsewhere",
    "idle",
    "idle_sending",
    "no_connection",
    "no_proxy",
    "not_connected",
    "refused",
    "reset",
    "round_and_round",
    "slow",
    "too_long",
    "unknown_host",
    "unsafe",
]

_RUNS = Words(
    nl="Kijk of de server draait en of host en poort kloppen; vragen zonder --store gaan over mhgraphs "
    "eigen gegevens.",
    en="Check that the server runs and that host and port are right; questions without --store are asked of "
    "mhgraph's own data.",
)
_LESS = Words(
    nl="Vraag minder (een LIMIT, een nauwer patroon) of geef meer tijd met --timeout.",
    en="Ask for less (a LIMIT, a narrower pattern) or give more time with --timeout.",
)
_AGAIN = Words(
    nl="Probeer het later nog eens; blijft het zo, vraag het dan de beheerder van de server.",
    en="Try again later; if it stays like this, ask whoever runs the server.",
)


class LinkError(Exception):
    """Something that went wrong on the way, before it is known for whom it is said.

    Args:
        what: what the server did, to stand behind its name, without a full stop.
        hint: what to do.
        again: whether the same request may succeed a little later.
        unsure: whether a change may have been carried out all the same.
        pause: seconds that the server asks to wait.
        late: whether the time was over.
    """

    def __init__(
        self,
        what: Words,
        hint: Words,
        *,
        again: bool = False,
        unsure: bool = False,
        pause: float = 0.0,
        late: bool = False,
    ) -> None:
        super().__init__(what.en)
        self.what, self.hint = what, hint
        self.again, self.unsure, self.pause, self.late = again, unsure, pause, late
        self.tries = 1


def refused() -> LinkError:
    """Say that nothing listens there."""
    return LinkError(
        Words(nl="weigert de verbinding", en="refused the connection"),
        _RUNS,
        again=True,
    )


def no_connection(why: str) -> LinkError:
    """Say that the system knows no way there."""
    return LinkError(
        Words(nl=f"is niet te bereiken ({why})", en=f"cannot be reached ({why})"), _RUNS, again=True
    )


def no_proxy(why: str) -> LinkError:
    """Say that the proxy of the environment does not do its work."""
    return LinkError(
        Words(
            nl=f"is niet te bereiken via de proxy van dit systeem ({why})",
            en=f"cannot be reached through the proxy of this system ({why})",
        ),
        Words(
            nl="Kijk HTTP_PROXY, HTTPS_PROXY en NO_PROXY na.",
            en="Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY.",
        ),
    )


def unknown_host(host: str) -> LinkError:
    """Say that no address is known for the host."""
    return LinkError(
        Words(
            nl=f"is niet te vinden: er is geen host met de naam {host}",
            en=f"cannot be found: there is no host named {host}",
        ),
        Words(
            nl="Kijk de spelling na, en of deze machine verbinding met het netwerk (of VPN) heeft.",
            en="Check the spelling, and that this machine is connected to the network (or VPN).",
        ),
    )


def unsafe(why: str) -> LinkError:
    """Say that TLS could not be agreed on, or that the certificate is not trusted."""
    return LinkError(
        Words(
            nl=f"bewijst niet veilig wie hij is: de TLS-verbinding is mislukt ({why})",
            en=f"does not prove safely who it is: the TLS connection failed ({why})",
        ),
        Words(
            nl="Kijk of het adres klopt en met https begint, en of de klok van deze machine goed staat. "
            "Noem een certificaat van uw eigen organisatie in SSL_CERT_FILE; overslaan kan niet.",
            en="Check that the address is right and wants https, and that this machine's clock is. Name a "
            "certificate of your own organisation in SSL_CERT_FILE; the check cannot be skipped.",
        ),
    )


def not_connected(seconds: float) -> LinkError:
    """Say that there was no connection in time."""
    return LinkError(
        Words(
            nl=f"nam binnen {seconds:g} s geen verbinding aan",
            en=f"did not accept a connection within {seconds:g} s",
        ),
        _RUNS,
        again=True,
        late=True,
    )


def reset() -> LinkError:
    """Say that the connection ended before there was an answer."""
    return LinkError(
        Words(
            nl="verbrak de verbinding zonder antwoord",
            en="broke off the connection without an answer",
        ),
        _AGAIN,
        again=True,
        unsure=True,
    )


def idle(seconds: float, received: int) -> LinkError:
    """Say that nothing came for so long."""
    what = Words(
        nl=f"antwoordde niet binnen {seconds:g} s", en=f"did not answer within {seconds:g} s"
    )
    if received:
        what = Words(
            nl=f"zweeg {seconds:g} s lang, midden in het antwoord (na {size_of(received)})",
            en=f"fell silent for {seconds:g} s in the middle of its answer (after {size_of(received)})",
        )
    return LinkError(what, _LESS, unsure=True, late=True)


def idle_sending() -> LinkError:
    """Say that the server takes no more of what is sent."""
    return LinkError(
        Words(nl="nam niet meer aan wat mhgraph zond", en="took no more of what mhgraph sent"),
        _AGAIN,
        again=True,
        unsure=True,
        late=True,
    )


def slow(seconds: float, received: int) -> LinkError:
    """Say that the time was over while the answer still came."""
    if not received:
        return idle(seconds, received)
    return LinkError(
        Words(
            nl=f"was na {seconds:g} s nog bezig te antwoorden ({size_of(received)} ontvangen); de "
            "verbinding is verbroken",
            en=f"was still answering after {seconds:g} s ({size_of(received)} received); the connection "
            "was closed",
        ),
        _LESS,
        unsure=True,
        late=True,
    )


def too_long(limit: int) -> LinkError:
    """Say that the answer does not end."""
    return LinkError(
        Words(
            nl=f"zond meer dan {size_of(limit)}, en meer leest mhgraph niet; de verbinding is verbroken",
            en=f"sent more than {size_of(limit)}, and mhgraph reads no more; the connection was closed",
        ),
        Words(
            nl="Vraag minder: een LIMIT, een nauwer patroon, of een graaf tegelijk.",
            en="Ask for less: a LIMIT, a narrower pattern, or one graph at a time.",
        ),
        unsure=True,
    )


def elsewhere(address: str) -> LinkError:
    """Say that the server points to another."""
    return LinkError(
        Words(
            nl=f"verwijst naar een ander adres, en daar gaat mhgraph niet vanzelf heen: {address}",
            en=f"points to another address, and mhgraph does not go there by itself: {address}",
        ),
        Words(
            nl=f"Vertrouwt u dat adres, schrijf dan --store sparql:{address}.",
            en=f"If you trust that address, write --store sparql:{address}.",
        ),
    )


def round_and_round(times: int) -> LinkError:
    """Say that the server redirects without end."""
    return LinkError(
        Words(
            nl=f"verwees {times} keer door zonder te antwoorden",
            en=f"redirected {times} times without an answer",
        ),
        _AGAIN,
    )
