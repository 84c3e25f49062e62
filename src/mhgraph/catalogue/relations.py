"""What the parameters of a question have to do with each other, as its header says."""

from collections.abc import Mapping, Sequence

from mhgraph.catalogue.header import Header
from mhgraph.errors import ParameterError, Words
from mhgraph.values import Term, value_of

__all__ = ["check_related"]


def check_related(
    header: Header, values: Mapping[str, Sequence[str]], terms: Mapping[str, Sequence[Term]]
) -> None:
    """Raise `ParameterError` where values that are right in themselves do not go together.

    Args:
        header: of the question.
        values: what the user wrote, by parameter.
        terms: what that became.
    """
    for first, last in header.not_after:
        early, late = ([int(value_of(t)) for t in terms[name]] for name in (first, last))
        if early and late and max(early) > min(late):
            raise _turned_round(first, last, max(early), min(late))
    given = [term for name in header.differ for term in terms[name]]
    if (
        len(header.differ) > 1
        and all(terms[name] for name in header.differ)
        and len(set(given)) == 1
    ):
        raise _the_same(header, values)


def _turned_round(first: str, last: str, early: int, late: int) -> ParameterError:
    return ParameterError(
        Words(
            nl=f"--{first} {early} ligt na --{last} {late}.",
            en=f"--{first} {early} is after --{last} {late}.",
        ),
        Words(
            nl=f"Bedoelde u: --{first} {late} --{last} {early}?",
            en=f"Did you mean: --{first} {late} --{last} {early}?",
        ),
    )


def _the_same(header: Header, values: Mapping[str, Sequence[str]]) -> ParameterError:
    names = [f"--{name}" for name in header.differ]
    written = dict.fromkeys(text for name in header.differ for text in values.get(name, ()))
    shown = [f"'{text}'" for text in written]
    return ParameterError(
        Words(
            nl=f"{' en '.join(names)} zijn hier dezelfde: {' en '.join(shown)}.",
            en=f"{' and '.join(names)} are the same here: {' and '.join(shown)}.",
        ),
        Words(nl="Noem twee verschillende.", en="Name two different ones."),
    )
