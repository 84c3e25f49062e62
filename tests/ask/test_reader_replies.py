"""What an answer tells beside its items: what was not understood, slips, other readings, evidence."""

import pytest

from ask.asking import found, rows, things
from mhgraph.ask import Answer, Asker
from mhgraph.store import MemoryStore


@pytest.fixture(scope="module")
def asker(memory: MemoryStore) -> Asker:
    return Asker(memory)


class TestFollowing:
    """A question that goes on from the one before it."""

    @pytest.mark.parametrize(
        ("first", "then", "whole"),
        [
            (
                "Which actions concern West Africa?",
                "and in North Africa?",
                "Which actions concern North Africa?",
            ),
            (
                "Welke acties gaan over West-Afrika?",
                "en in Noord-Afrika?",
                "Welke acties gaan over Noord-Afrika?",
            ),
            (
                "Which actions concern West Africa?",
                "and with IOM?",
                "Which actions concern West Africa and involve IOM?",
            ),
        ],
    )
    def test_another_place_or_one_more_condition(
        self, asker: Asker, first: str, then: str, whole: str
    ) -> None:
        before = asker.ask(first)
        answer = asker.ask(then, after=before.structure)
        assert answer.items
        assert found(answer) == found(asker.ask(whole))
        assert found(answer) != found(before)


class TestReferring:
    """A question that says "them", or hardly anything, is of what the question before asked for."""

    @pytest.mark.parametrize(
        ("first", "second", "pattern"),
        [
            (
                "Which actions concern West Africa?",
                "who pays for them?",
                "?action mh:concernsPlace/mh:within* place:m49-011 ; mh:fundedBy ?x",
            ),
            (
                "Welke acties gaan over West-Afrika?",
                "wie betaalt ze?",
                "?action mh:concernsPlace/mh:within* place:m49-011 ; mh:fundedBy ?x",
            ),
            (
                "Which actions involve CoMensha?",
                "only the completed ones",
                "?x a mh:CodedAction ; mh:involves actor:comensha ."
                "?part mh:countedAs ?x ; mh:status status:completed",
            ),
            (
                "Bij welke acties is CoMensha betrokken?",
                "alleen de afgeronde",
                "?x a mh:CodedAction ; mh:involves actor:comensha ."
                "?part mh:countedAs ?x ; mh:status status:completed",
            ),
            (
                "Which actions involve CoMensha?",
                "which NGOs?",
                "?action mh:involves actor:comensha , ?x . ?x a mh:NGO . FILTER(?x != actor:comensha)",
            ),
            (
                "What is PROMIS?",
                "who pays for it?",
                "{ programme:promis mh:fundedBy ?x } UNION { ?part mh:partOf+ programme:promis ; mh:fundedBy ?x }",
            ),
        ],
    )
    def test_what_was_asked_before_holds(
        self, memory: MemoryStore, asker: Asker, first: str, second: str, pattern: str
    ) -> None:
        wanted = things(memory, f"SELECT DISTINCT ?x {{ {pattern} }}")
        before = asker.ask(first)
        answer = asker.ask(second, "", before.structure)
        assert wanted
        assert found(answer) == wanted, answer.reading

    @pytest.mark.parametrize("question", ["who pays for them?", "wie betaalt ze?"])
    def test_with_nothing_before_it_is_refused(self, asker: Asker, question: str) -> None:
        assert not asker.ask(question).understood


class TestNotUnderstood:
    @pytest.mark.parametrize(
        ("question", "words"),
        [
            ("Welke acties betrekken UNICEF?", ("UNICEF",)),
            ("Which actions involve UNICEF?", ("UNICEF",)),
            ("Who works with Oxfam Novib?", ("Oxfam", "Novib")),
            ("Which actions concern Mali or Unicorns?", ("Unicorns",)),
            ("Which actions involve the Ministry of Finance?", ("Ministry", "Finance")),
            ("Welke acties zijn er van het ministerie van Financiën?", ("ministerie", "Financiën")),
            ("Which volleyball leagues are involved?", ("volleyball", "leagues")),
            ("Waar gaat 99.9 over?", ("99.9",)),
            ("What will the weather be like?", ("weather",)),
        ],
    )
    def test_unknown_words_are_named(
        self, asker: Asker, question: str, words: tuple[str, ...]
    ) -> None:
        answer = asker.ask(question)
        assert (answer.understood, answer.not_understood) == (False, words)
        assert answer.empty
        assert all(word in answer.reading for word in words)

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_questions_near_it_can_be_answered(self, asker: Asker, lang: str) -> None:
        answer = asker.ask("Mali xyzzyplugh", lang)
        assert not answer.understood
        assert any("Mali" in suggestion for suggestion in answer.suggestions)
        for suggestion in answer.suggestions:
            again = asker.ask(suggestion)
            assert again.understood, suggestion
            assert again.language == lang


class TestShown:
    @pytest.mark.parametrize(
        ("question", "slip", "meant"),
        [
            ("Which actions involve FairWrok?", "FairWrok", "Which actions involve FairWork?"),
            ("Which actions invlove IOM?", "invlove", "Which actions involve IOM?"),
            ("Welke acties zijn er in Nigria?", "Nigria", "Welke acties zijn er in Nigeria?"),
            ("Welke accties voert IOM uit?", "accties", "Welke acties voert IOM uit?"),
        ],
    )
    def test_a_slip_of_the_pen_is_read_over_and_said(
        self, asker: Asker, question: str, slip: str, meant: str
    ) -> None:
        answer, plain = asker.ask(question), asker.ask(meant)
        assert found(answer) == found(plain)
        assert answer.items
        assert [note.partition(" → ")[0] for note in answer.notes] == [slip]
        assert plain.notes == ()

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_other_readings_are_offered_and_can_be_chosen(self, asker: Asker, lang: str) -> None:
        question = "Wie betaalt PROMIS?" if lang == "nl" else "Who pays for PROMIS?"
        answer = asker.ask(question)
        assert answer.alternatives
        readings = [answer.reading, *(other.reading for other in answer.alternatives)]
        assert len(readings) == len(set(readings))
        for other in answer.alternatives:
            chosen = asker.answer(other.structure, question, lang)
            assert (chosen.reading, chosen.sparql) == (other.reading, other.sparql)

    @pytest.mark.parametrize(
        "question", ["Welke acties voert IOM uit?", "What does IOM implement?"]
    )
    def test_evidence_is_where_the_relation_is_stated(
        self, memory: MemoryStore, asker: Asker, question: str
    ) -> None:
        query = """
        SELECT ?action ?passage {
          ?action a mh:CodedAction . ?part mh:countedAs ?action .
          GRAPH ?passage { ?part ?relation actor:iom } ?relation rdfs:subPropertyOf* mh:implementedBy }"""
        stated: dict[str, set[str]] = {}
        for action, passage in rows(memory, query):
            stated.setdefault(action, set()).add(passage)
        answer = asker.ask(question)
        assert found(answer) == set(stated)
        for item in answer.items:
            assert {evidence.source for evidence in item.evidence} <= stated[item.iri]
            assert all(e.document and e.locator and e.anchor for e in item.evidence)
            assert item.evidence

    def test_the_same_question_has_the_same_answer(self, memory: MemoryStore, asker: Asker) -> None:
        def asked(reader: Asker) -> list[Answer]:
            return [reader.ask(q) for q in ("Who works with FairWork?", "Mali", "acties PROMIS")]

        assert asked(asker) == asked(asker) == asked(Asker(memory))
