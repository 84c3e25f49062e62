"""Answers that are no list of actions: numbers, dates, yes and no, rankings, places, paths, texts."""

import pytest

from ask.asking import found, rows, things
from mhgraph.ask import Asker
from mhgraph.store import MemoryStore


@pytest.fixture(scope="module")
def asker(memory: MemoryStore) -> Asker:
    return Asker(memory)


class TestNumbers:
    @pytest.mark.parametrize(
        "question", ["Bij hoeveel acties is IOM betrokken?", "How many actions involve IOM?"]
    )
    def test_a_count_comes_with_what_it_counts(
        self, memory: MemoryStore, asker: Asker, question: str
    ) -> None:
        wanted = things(memory, "SELECT ?x { ?x a mh:CodedAction ; mh:involves actor:iom }")
        answer = asker.ask(question)
        assert (answer.kind, answer.value) == ("number", len(wanted))
        assert found(answer) == wanted

    @pytest.mark.parametrize("question", ["Hoeveel acties zijn er?", "How many actions are there?"])
    def test_a_figure_of_something_else_does_not_count(
        self, memory: MemoryStore, asker: Asker, question: str
    ) -> None:
        wanted = things(memory, "SELECT ?x { ?x a mh:CodedAction }")
        answer = asker.ask(question)
        assert (answer.value, found(answer)) == (len(wanted), wanted)

    @pytest.mark.parametrize(
        "question",
        [
            "Wat is het budget voor PROMIS in Tsjaad en Burkina Faso?",
            "What is the budget for PROMIS in Chad and Burkina Faso?",
            "Hoeveel budget is er voor 25.1.2?",
            "How much is the budget of PR2021-25.1.2?",
        ],
    )
    def test_money(self, memory: MemoryStore, asker: Asker, question: str) -> None:
        query = """
        SELECT DISTINCT ?value {
          ?action dct:identifier 'PR2021-25.1.2' . ?figure mh:about ?action ; mh:value ?value ; mh:unit ?unit .
          ?unit skos:prefLabel 'euro'@nl }"""
        [[value]] = rows(memory, query)
        answer = asker.ask(question)
        assert (answer.kind, answer.value) == ("amount", int(value))

    @pytest.mark.parametrize(
        "question",
        ["Hoeveel extra opvangplekken zijn er?", "How many extra shelter places are there?"],
    )
    def test_a_figure_of_a_document(self, memory: MemoryStore, asker: Asker, question: str) -> None:
        query = """
        SELECT ?figure ?value {
          ?figure skos:prefLabel 'extra shelter places for multiple problems'@en ; mh:value ?value }"""
        [[figure, value]] = rows(memory, query)
        answer = asker.ask(question)
        assert (answer.value, found(answer)) == (int(value), {figure})

    @pytest.mark.parametrize(
        ("question", "relation"),
        [
            ("Wanneer begon PROMIS?", "start"),
            ("When did PROMIS start?", "start"),
            ("Tot wanneer loopt PROMIS?", "end"),
            ("Until when does PROMIS run?", "end"),
        ],
    )
    def test_a_date(self, memory: MemoryStore, asker: Asker, question: str, relation: str) -> None:
        query = (
            f"SELECT DISTINCT ?date {{ ?part mh:partOf* programme:promis ; mh:{relation} ?date }}"
        )
        answer = asker.ask(question)
        assert (answer.kind, {answer.value}) == ("date", things(memory, query))


class TestYesAndNo:
    @pytest.mark.parametrize(
        "question",
        [
            "Is {} betrokken bij PR2021-1.7?",
            "Is {} involved in PR2021-1.7?",
            "Was {} involved in 1.7?",
        ],
    )
    @pytest.mark.parametrize(("name", "actor"), [("FairWork", "fairwork"), ("IOM", "iom")])
    def test_a_part_in_an_action(
        self, memory: MemoryStore, asker: Asker, question: str, name: str, actor: str
    ) -> None:
        pattern = f"{{ ?x dct:identifier 'PR2021-1.7' ; mh:involves actor:{actor} }}"
        answer = asker.ask(question.format(name))
        assert answer.kind == "boolean"
        assert answer.value is bool(things(memory, f"SELECT ?x {pattern}"))

    @pytest.mark.parametrize(
        ("question", "value"),
        [
            ("Is CoMensha een ngo?", True),
            ("Is CoMensha an NGO?", True),
            ("Is IOM een ngo?", False),
            ("Is IOM an NGO?", False),
            ("Werkt IOM in Niger?", True),
            ("Does IOM work in Niger?", True),
            ("Werkt IOM in Peru?", False),
            ("Does IOM work in Peru?", False),
        ],
    )
    def test_kinds_and_places(
        self, memory: MemoryStore, asker: Asker, question: str, value: bool
    ) -> None:
        assert things(memory, "SELECT ?x { ?x a mh:NGO . FILTER(?x = actor:comensha) }")
        assert not things(memory, "SELECT ?x { ?x a mh:NGO . FILTER(?x = actor:iom) }")
        answer = asker.ask(question)
        assert (answer.kind, answer.value) == ("boolean", value)

    @pytest.mark.parametrize("question", ["Zijn er acties in Peru?", "Are there actions in Peru?"])
    def test_that_a_place_exists_is_no_yes(self, asker: Asker, question: str) -> None:
        answer = asker.ask(question)
        assert (answer.understood, answer.empty) == (True, True)

    def test_collaboration(self, asker: Asker) -> None:
        assert asker.ask("Does FairWork work with CoMensha?").value is True
        assert asker.ask("Does FairWork work with UNODC?").value is False

    def test_an_unknown_name_is_no_no(self, asker: Asker) -> None:
        answer = asker.ask("Is UNICEF involved in PR2021-1.7?")
        assert (answer.understood, answer.value) == (False, None)


class TestRankings:
    @pytest.mark.parametrize(
        ("question", "kind", "relation", "order"),
        [
            ("Welk ministerie leidt de meeste acties?", "Ministry", "ledBy", "DESC"),
            ("Which ministry leads the most actions?", "Ministry", "ledBy", "DESC"),
            ("Welk ministerie leidt de minste acties?", "Ministry", "ledBy", "ASC"),
            ("Which ministry is involved in the fewest actions?", "Ministry", "involves", "ASC"),
            ("Welke ngo is bij de meeste acties betrokken?", "NGO", "involves", "DESC"),
            (
                "Which organisation is involved in the most actions?",
                "Organisation",
                "involves",
                "DESC",
            ),
        ],
    )
    def test_most_and_fewest(
        self,
        memory: MemoryStore,
        asker: Asker,
        question: str,
        kind: str,
        relation: str,
        order: str,
    ) -> None:
        query = f"""
        SELECT ?x (COUNT(DISTINCT ?action) AS ?number) {{
          ?x a mh:{kind} . ?part mh:countedAs ?action ; mh:{relation} ?x
        }} GROUP BY ?x ORDER BY {order}(?number)"""
        ranked = rows(memory, query)
        best = {x for x, number in ranked if number == ranked[0][1]}
        answer = asker.ask(question)
        assert (answer.kind, found(answer)) == ("table", best)
        assert {item.value for item in answer.items} == {ranked[0][1]}

    @pytest.mark.parametrize(
        "question",
        ["Top 3 ministeries naar aantal acties", "Top 3 ministries by number of actions"],
    )
    def test_so_many_and_those_that_are_equal(
        self, memory: MemoryStore, asker: Asker, question: str
    ) -> None:
        query = """
        SELECT ?x (COUNT(DISTINCT ?action) AS ?number) {
          ?x a mh:Ministry . ?part mh:countedAs ?action ; mh:involves ?x
        } GROUP BY ?x ORDER BY DESC(?number)"""
        ranked = rows(memory, query)
        best = {x for x, number in ranked if int(number) >= int(ranked[2][1])}
        answer = asker.ask(question)
        assert (answer.kind, found(answer)) == ("table", best)
        assert bool(answer.notes) == (len(best) > 3)

    @pytest.mark.parametrize(
        "question",
        [
            "Neemt IOM aan meer acties deel dan UNODC?",
            "Does IOM take part in more actions than UNODC?",
        ],
    )
    def test_two_are_compared_with_their_numbers(
        self, memory: MemoryStore, asker: Asker, question: str
    ) -> None:
        query = """
        SELECT ?x (COUNT(DISTINCT ?action) AS ?number) {
          VALUES ?x { actor:iom actor:unodc } ?part mh:countedAs ?action ; mh:involves ?x
        } GROUP BY ?x"""
        answer = asker.ask(question)
        assert {(item.iri, item.value) for item in answer.items} == set(rows(memory, query))

    @pytest.mark.parametrize(
        "question",
        [
            "Welke acties betrekken meer dan 10 organisaties?",
            "Which actions have more than 10 NGOs?",
        ],
    )
    def test_a_number_that_has_to_be_passed_is_not_understood(
        self, asker: Asker, question: str
    ) -> None:
        answer = asker.ask(question)
        assert (answer.understood, "10" in answer.not_understood) == (False, True)


class TestOtherThings:
    @pytest.mark.parametrize("question", ["Wie is Anne Kuik?", "Who is Anne Kuik?"])
    def test_who_somebody_is(self, asker: Asker, question: str) -> None:
        answer = asker.ask(question)
        assert (answer.kind, [item.label for item in answer.items]) == ("text", ["Anne Kuik"])

    @pytest.mark.parametrize(
        "question",
        [
            "In welke landen is IOM actief?",
            "In which countries does IOM take part in actions?",
        ],
    )
    def test_places_of_an_actor(self, memory: MemoryStore, asker: Asker, question: str) -> None:
        query = """
        SELECT DISTINCT ?x {
          ?action a mh:CodedAction ; mh:involves actor:iom ; mh:concernsPlace ?x . ?x a mh:Country }"""
        assert found(asker.ask(question)) == things(memory, query)

    @pytest.mark.parametrize(
        "question",
        ["Welke doelgroepen hebben de trainingen?", "Which target groups do the trainings have?"],
    )
    def test_concepts(self, memory: MemoryStore, asker: Asker, question: str) -> None:
        query = "SELECT DISTINCT ?x { ?action mh:actionKind kind:training ; mh:targetGroup ?x }"
        assert found(asker.ask(question)) == things(memory, query)

    @pytest.mark.parametrize(
        "question", ["Hoe zijn KNMG en FairWork verbonden?", "How are KNMG and FairWork connected?"]
    )
    def test_who_stands_between_two(self, memory: MemoryStore, asker: Asker, question: str) -> None:
        query = """
        SELECT DISTINCT ?x {
          ?first a mh:LeafAction ; mh:goesWith/mh:contributor actor:knmg ; mh:goesWith/mh:contributor ?x .
          ?second a mh:LeafAction ; mh:goesWith/mh:contributor actor:fairwork , ?x .
          FILTER(?x NOT IN (actor:knmg, actor:fairwork)) }"""
        answer = asker.ask(question)
        assert (answer.kind, found(answer)) == ("path", things(memory, query))

    @pytest.mark.parametrize(
        "question", ["Welke documenten noemen Nigeria?", "Which documents mention Nigeria?"]
    )
    def test_documents(self, memory: MemoryStore, asker: Asker, question: str) -> None:
        query = """
        SELECT DISTINCT ?x {
          VALUES ?place { place:nga actor:nigeria }
          GRAPH ?passage { ?action ?relation ?place } ?passage mh:inDocument ?x }"""
        assert found(asker.ask(question)) == things(memory, query)

    @pytest.mark.parametrize(
        ("lang", "question"),
        [
            ("nl", "Waar gaat 24.1 over?"),
            ("nl", "Waar gaat actie PR2021-24.1 over?"),
            ("en", "What is 24.1 about?"),
            ("en", "What is action 24.1?"),
        ],
    )
    def test_what_an_action_is_about(
        self, memory: MemoryStore, asker: Asker, lang: str, question: str
    ) -> None:
        query = f"""
        SELECT ?x ?text {{ ?x dct:identifier 'PR2021-24.1' ; dct:description ?text . FILTER(LANG(?text) = '{lang}') }}"""
        [[action, text]] = rows(memory, query)
        answer = asker.ask(question)
        assert (answer.kind, answer.value, found(answer)) == ("text", text, {action})
