"""What holds of every answer, whatever was asked."""

import json
import time

from mhgraph.ask import Answer, Asker
from mhgraph.store import MemoryStore

LIMIT = 1.0
"""Seconds of work within which a question is answered."""
TRIES = 3
"""How often a fresh reader is asked: queries that earlier tests gave up still work in this process, and a
busy machine makes anything slow once; what is slow by itself is slow three times."""
GIVEN_UP = 5.0
"""Seconds after which the tests give up a query."""
_KINDS = {"entities", "number", "amount", "date", "text", "boolean", "path", "table"}


def patient(memory: MemoryStore) -> Asker:
    """Return a reader that gives up what would never end."""
    return Asker(memory, timeout=GIVEN_UP)


def checked(asker: Asker, memory: MemoryStore, question: str) -> Answer:
    """Ask, and check all that holds of every answer."""
    size, tried = len(memory), asker
    for _ in range(TRIES):
        before = time.process_time()
        answer = tried.ask(question)
        took = time.process_time() - before
        if took < LIMIT:
            break
        tried = patient(memory)
    assert took < LIMIT, f"{took:.1f} s, the last of {TRIES} times: {question!r}"
    assert len(memory) == size
    check_json(json.loads(json.dumps(answer.as_json())), question)
    if answer.understood:
        memory.query(answer.sparql, timeout=GIVEN_UP)
    else:
        assert answer.empty
        assert answer.reading
    for other in answer.alternatives[:1]:
        memory.query(other.sparql, timeout=GIVEN_UP)
    return answer


def check_json(found: dict[str, object], question: str) -> None:
    assert list(found) == [
        *("version", "question", "language", "understood", "reading", "sparql"),
        *("answer", "alternatives", "not_understood", "suggestions"),
    ]
    assert found["question"] == question
    assert found["language"] in ("nl", "en")
    answer = found["answer"]
    assert isinstance(answer, dict)
    assert list(answer) == ["kind", "value", "items"]
    assert answer["kind"] in _KINDS
    assert isinstance(answer["value"], int | float | str | None)
    for item in answer["items"]:
        assert {*item} - {"value"} == {"iri", "label", "kind", "identifier", "evidence"}
        assert item["label"]
        for said in item["evidence"]:
            assert list(said)[:3] == ["document", "locator", "anchor"]
            assert {*said} <= {"document", "locator", "anchor", "certainty"}
            assert said["document"]
