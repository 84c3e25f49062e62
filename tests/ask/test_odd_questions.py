"""Odd questions one by one: empty, endless, in another language, hostile."""

import pytest

from ask.checking import checked, patient
from conftest import Run
from mhgraph.ask import Asker
from mhgraph.store import MemoryStore


@pytest.fixture(scope="module")
def asker(memory: MemoryStore) -> Asker:
    """One reader for all."""
    return patient(memory)


@pytest.mark.parametrize(
    "question",
    ["", " ", "\n\t \u00a0", "?!…", "…" * 50, "\x00", "\x00\x00 \x1b", "\u202e\u200f", "🙂🙂"],
)
def test_without_letters(asker: Asker, memory: MemoryStore, question: str) -> None:
    answer = checked(asker, memory, question)
    assert not answer.understood
    assert answer.not_understood == ()
    assert asker.ask(question, "nl").reading != asker.ask(question, "en").reading


@pytest.mark.parametrize(
    "question",
    [
        "x" * 10_000,
        "actions " * 1_250,
        "Which actions involve IOM? " * 400,
        "\x00" * 10_000,
        "من " * 3_000,
    ],
)
def test_far_too_long(asker: Asker, memory: MemoryStore, question: str) -> None:
    assert not checked(asker, memory, question).understood


@pytest.mark.parametrize(
    "question",
    [
        "actions " * 124,
        "mensenhandel" * 80,
        "Which actions involve " + " and ".join(["IOM", "UNODC", "BZ", "FairWork"] * 25),
        "Which actions concern " + " or ".join(["Mali", "Niger", "Chad", "Togo"] * 25),
        "Which actions do " + "not " * 200 + "involve IOM",
        "Who works with " + " or with ".join(["IOM", "UNODC", "FairWork", "KNMG"] * 12),
        "welke acties gaan over " + " en ".join(str(year) for year in range(1900, 2020)),
        " ".join(f"wrd{number}x" for number in range(120)),
        "z" * 999,
    ],
    ids=lambda question: question[:24],
)
def test_long_and_repeated(asker: Asker, memory: MemoryStore, question: str) -> None:
    assert len(question) <= 1_000
    checked(asker, memory, question)


@pytest.mark.parametrize(
    "question",
    [
        "passages",
        "without EMPACT-THB how are samen met",
        "not Palestina most and commissions does",
        "Which document says that BZ funds PROMIS?",
        "which document says that IOM and UNODC and PROMIS and Mali and Niger involve BZ",
        "top 5 who not in 24.1 nor UNODC path between",
    ],
)
def test_what_once_never_ended_or_failed(mhgraph: Run, question: str) -> None:
    """In a process of its own, since the engine goes on with a query that is given up."""
    done = mhgraph("ask", question, "--timeout", "2")
    assert done.returncode in (0, 4, 5), done.stderr


@pytest.mark.parametrize(
    "question",
    [
        "Quelles actions concernent l'Afrique de l'Ouest ?",
        "Combien d'organisations travaillent avec l'OIM ?",
        "Welche Maßnahmen betreffen Westafrika?",
        "Wer arbeitet mit der IOM zusammen?",
        "¿Qué acciones hay en África Occidental?",
        "¿Quién paga PROMIS?",
        "哪些行动涉及西非？",
        "PROMIS 由谁资助？",
        "ما هي الإجراءات في غرب أفريقيا؟",
        "من يعمل مع IOM؟",
        "Какие действия касаются Мали?",
    ],
)
def test_another_language_is_refused(asker: Asker, memory: MemoryStore, question: str) -> None:
    answer = checked(asker, memory, question)
    assert not answer.understood, answer.reading


@pytest.mark.parametrize(
    "question",
    [
        '" } DROP ALL',
        '" } DROP ALL ; SELECT * { ?s ?p "',
        'Which actions involve IOM" } ; DROP ALL #?',
        "Which actions involve <https://w3id.org/mhgraph/id/actor/iom> } #",
        'welke acties over "West-Afrika\\") } INSERT DATA { <urn:a> <urn:b> <urn:c> }',
        "Which actions concern Mali') || (1=1",
        "acties (.*)+$ [a-z]{0,3} IOM",
    ],
)
def test_injection_stays_text(asker: Asker, memory: MemoryStore, question: str) -> None:
    answer = checked(asker, memory, question)
    assert not answer.understood or "DROP" not in answer.sparql


@pytest.mark.parametrize("between", ["\x00", "\u200b", "\x1b", "\n", "\t", "  "])
def test_what_is_not_seen_does_not_change_the_answer(
    asker: Asker, memory: MemoryStore, between: str
) -> None:
    plain = asker.ask("Which actions involve IOM?")
    answer = checked(asker, memory, f"Which actions{between} involve {between}IOM?")
    assert [item.iri for item in answer.items] == [item.iri for item in plain.items]
    assert plain.items
