"""Name and password, or a token, for a server: from the environment, netrc or the keyring.

They never come from the command line, and no text that is made of them shows the secret.
"""

import importlib
import netrc
import os
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mhgraph.errors import UsageError, Words

__all__ = ["Credentials", "find"]

_HIDDEN = "•••"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What proves to a server who asks.

    Attributes:
        source: where they were found, in words for a message.
        user: the name; "" with a token.
        password: the password.
        token: a token that stands alone; "" with a name and password.
    """

    source: str
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def plain(self) -> str:
        """Return the Authorization header: the token, or name and password (Basic)."""
        return f"Bearer {self.token}" if self.token else f"Basic {self._pair()}"

    def hidden_in(self, text: str) -> str:
        """Return `text` without the secret, should a server have sent it back."""
        for secret in (self._pair(), self.token, self.password):
            text = text.replace(secret, _HIDDEN) if secret else text
        return text

    def _pair(self) -> str:
        return b64encode(f"{self.user}:{self.password}".encode()).decode("ascii")


def find(host: str) -> Credentials | None:
    """Return the credentials for `host`, from the first place that has them, or None.

    The environment (MHGRAPH_TOKEN, or MHGRAPH_USER with MHGRAPH_PASSWORD), the netrc file (NETRC, or .netrc
    or _netrc in the home folder), the keyring when that package is installed (service "mhgraph:HOST").

    Raises:
        UsageError: half of them are given, or a place cannot be read.
    """
    environment = os.environ
    user = environment.get("MHGRAPH_USER", "")
    return _given(environment) or _of_netrc(host, user) or _of_keyring(host, user)


def _given(environment: Mapping[str, str]) -> Credentials | None:
    token, password = environment.get("MHGRAPH_TOKEN"), environment.get("MHGRAPH_PASSWORD")
    if token:
        if not re.fullmatch(r"[!-~]+", token):
            raise UsageError(
                Words(
                    nl="MHGRAPH_TOKEN bevat een teken dat niet in een sleutel kan staan (spatie, regeleinde, "
                    "accent).",
                    en="MHGRAPH_TOKEN holds a character that no token can hold (space, line end, accent).",
                ),
                Words(
                    nl="Zet alleen de sleutel zelf erin.", en="Put only the token itself into it."
                ),
            )
        return Credentials("MHGRAPH_TOKEN", token=token)
    if not password:
        return None
    user = environment.get("MHGRAPH_USER")
    if not user:
        raise UsageError(
            Words(
                nl="MHGRAPH_PASSWORD is gezet, maar MHGRAPH_USER niet.",
                en="MHGRAPH_PASSWORD is set, but MHGRAPH_USER is not.",
            ),
            Words(nl="Zet ze allebei.", en="Set both."),
        )
    return Credentials("MHGRAPH_USER, MHGRAPH_PASSWORD", user, password)


def _of_netrc(host: str, user: str) -> Credentials | None:
    file = _netrc_file()
    if file is None:
        return None
    try:
        # The module itself checks the rights on .netrc in the home folder, and only there.
        own = "NETRC" not in os.environ and file.name == ".netrc"
        entries = netrc.netrc(None if own else file).hosts
    except (netrc.NetrcParseError, OSError, UnicodeDecodeError) as error:
        why = error.msg if isinstance(error, netrc.NetrcParseError) else type(error).__name__
        line = getattr(error, "lineno", None)
        place = f"{file}, {line}" if line else str(file)
        raise UsageError(
            Words(
                nl=f"Het netrc-bestand is niet te lezen ({place}): {_without_words(why)}",
                en=f"The netrc file cannot be read ({place}): {_without_words(why)}",
            ),
            Words(
                nl="Schrijf per server een regel `machine HOST login NAAM password WACHTWOORD`, en laat "
                "alleen uzelf het bestand lezen.",
                en="Write a line `machine HOST login NAME password PASSWORD` for each server, and let only "
                "yourself read the file.",
            ),
        ) from None
    found = entries.get(host)
    if found is None or (user and found[0] != user) or not found[2]:
        return None
    return Credentials(str(file), found[0], found[2])


def _netrc_file() -> Path | None:
    """Return the netrc file, if there is one."""
    named = os.environ.get("NETRC")
    if named:
        return Path(named)
    for name in (".netrc", "_netrc"):
        file = Path("~", name).expanduser()
        if file.is_file():
            return file
    return None


def _without_words(why: str) -> str:
    """Return the error of a netrc file without the word in it, which may be a password."""
    return re.sub(r"(?:'.*'|\".*\")", _HIDDEN, why)


def _of_keyring(host: str, user: str) -> Credentials | None:
    try:
        keyring = importlib.import_module("keyring")
        errors = importlib.import_module("keyring.errors")
    except ImportError:
        return None
    ask: Callable[[str, str | None], object] = keyring.get_credential
    try:
        found = ask(f"mhgraph:{host}", user or None)
    except errors.NoKeyringError:
        return None
    except errors.KeyringError as error:
        why = type(error).__name__
        raise UsageError(
            Words(
                nl=f"De sleutelbos is niet te lezen ({why}).",
                en=f"The keyring cannot be read ({why}).",
            ),
            Words(
                nl="Ontgrendel hem, of gebruik MHGRAPH_USER en MHGRAPH_PASSWORD.",
                en="Unlock it, or use MHGRAPH_USER and MHGRAPH_PASSWORD.",
            ),
        ) from None
    if found is None:
        return None
    name, password = getattr(found, "username", "") or "", getattr(found, "password", "") or ""
    return Credentials("keyring", name, password) if password else None
