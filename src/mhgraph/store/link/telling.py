"""From a fault to the error that names the server."""

from collections.abc import Mapping
from typing import Literal

from mhgraph.errors import RemoteStoreError, RemoteTimeoutError, RemoteWriteError, Words
from mhgraph.store.link import faults
from mhgraph.store.link.addresses import shown
from mhgraph.store.link.call import Call
from mhgraph.store.link.faults import LinkError
from mhgraph.store.link.retrying import Patience

__all__ = ["error_of", "late"]

_DONE = {
    False: Words(nl=" Daar is niets gewijzigd.", en=" Nothing was changed there."),
    True: Words(
        nl=" Of de wijziging is uitgevoerd, is niet bekend.",
        en=" Whether the change was carried out is not known.",
    ),
}
_OUTCOME: Mapping[bool, Literal["not done", "unknown"]] = {False: "not done", True: "unknown"}


def error_of(fault: LinkError, url: str, *, writes: bool) -> RemoteStoreError:
    """Return the error that names the server at `url` and says what happened.

    Args:
        fault: what happened.
        url: where the request went.
        writes: whether it was to change something.
    """
    tried, what, place = fault.tries, fault.what, shown(url)
    often = Words(
        nl=f" ({tried} keer geprobeerd)" if tried > 1 else "",
        en=f" (tried {tried} times)" if tried > 1 else "",
    )
    done = _DONE[fault.unsure] if writes else Words("", "")
    message = Words(
        nl=f"De SPARQL-server {place} {what.nl}{often.nl}.{done.nl}",
        en=f"The SPARQL server {place} {what.en}{often.en}.{done.en}",
    )
    if writes:
        return RemoteWriteError(message, fault.hint, outcome=_OUTCOME[fault.unsure])
    return (RemoteTimeoutError if fault.late else RemoteStoreError)(message, fault.hint)


def late(call: Call, seconds: float, patience: Patience) -> LinkError:
    """Return the fault of a call whose time is over."""
    if call.stage == "connecting":
        return faults.not_connected(min(seconds, patience.connecting))
    fault = faults.slow(seconds, call.received)
    fault.unsure = True
    return fault
