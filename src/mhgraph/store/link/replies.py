"""The answer of a server, whole or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from mhgraph.store.link.faults import LinkError
from mhgraph.store.link.results import BrokenAnswerError, not_whole
from mhgraph.store.link.wire import Response

__all__ = ["Reply", "parsed"]

T = TypeVar("T")


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


def parsed(send: Callable[[], Response], parse: Callable[[Reply], T]) -> T:
    """Return what `parse` makes of an answer.

    Raises:
        LinkError: the answer is not whole; it says what stands behind the part that is.
    """
    try:
        response = send()
    except BrokenAnswerError as broken:
        raise _explained(broken, parse) from None
    # pyoxigraph's results must end in the thread that made them: no error may keep the frame of one.
    reply = _reply(response.body, response.headers.get("content-type", ""), response.headers)
    if response.status != 200:  # nothing to read, although it went well
        raise BrokenAnswerError(reply.body, reply.media_type)
    try:
        return parse(reply)
    except (SyntaxError, ValueError) as error:
        fault = not_whole(reply.body, reply.media_type, error.with_traceback(None))
    raise fault


def _explained(fault: BrokenAnswerError, parse: Callable[[Reply], object]) -> LinkError:
    """Return why an answer broke off, where the server wrote it behind the part that came."""
    try:
        parse(_reply(fault.body, fault.content_type, {}))
    except (SyntaxError, ValueError) as error:
        return not_whole(fault.body, fault.content_type, error.with_traceback(None))
    return fault


def _reply(body: bytes, content_type: str, headers: Mapping[str, str]) -> Reply:
    return Reply(body, content_type.partition(";")[0].strip().lower(), headers)
