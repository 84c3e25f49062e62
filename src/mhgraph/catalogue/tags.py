"""The tags by which questions are sorted: their names in both languages stand beside the questions."""

from pathlib import Path

import yaml

from mhgraph.errors import QueryFileError, Words

__all__ = ["FILE", "read_tags"]

FILE = "tags.yaml"


def read_tags(folder: Path) -> dict[str, Words]:
    """Return tag → name as the file `tags.yaml` in `folder` says; nothing where there is none.

    Raises:
        QueryFileError: the file cannot be read, or a tag has no name in both languages.
    """
    file = folder / FILE
    try:
        fields = yaml.safe_load(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        why = error.strerror or "?"
        raise _wrong(file, f"kan niet worden gelezen: {why}", f"cannot be read: {why}") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise _wrong(file, "is geen YAML in UTF-8", "is no YAML in UTF-8") from error
    if not isinstance(fields, dict):
        raise _wrong(file, "noemt geen trefwoorden", "names no tags")
    return {str(tag): _named(file, str(tag), names) for tag, names in fields.items()}


def _named(file: Path, tag: str, names: object) -> Words:
    if not isinstance(names, dict) or not (names.get("nl") and names.get("en")):
        raise _wrong(
            file, f"'{tag}' heeft geen naam in nl en in en", f"'{tag}' has no name in nl and in en"
        )
    return Words(str(names["nl"]), str(names["en"]))


def _wrong(file: Path, nl: str, en: str) -> QueryFileError:
    return QueryFileError(
        Words(nl=f"{file}: {nl}.", en=f"{file}: {en}."),
        Words(
            nl="Schrijf per trefwoord een regel: trefwoord: {nl: …, en: …}.",
            en="Write a line for each tag: tag: {nl: …, en: …}.",
        ),
    )
