"""The keys, in one file that every process of the house reads: `name:key` a line, the first one seals.

AES-256-GCM (NIST SP 800-38D) with a fresh nonce of 96 bits; the place is authenticated along with the words.
"""

from __future__ import annotations

import base64
import fcntl
import hashlib
import os
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE: Final = 12
KEY_BITS: Final = 256


class CanNotOpenError(Exception):
    """A sealed value that this house has no key for, or that was moved or changed; the message names no words."""


@dataclass(frozen=True, kw_only=True)
class Ring:
    """`names` in the order of the file; the first one seals."""

    names: tuple[str, ...]
    keys: dict[str, bytes]

    @property
    def sealing(self) -> str:
        return self.names[0]


_read: dict[str, tuple[tuple[int, int], Ring]] = {}


def key_file() -> Path:
    return Path(settings.FIELD_KEYS_FILE)


def ring() -> Ring:
    """The keys as the file has them now: a new one counts in every process with the next word.

    Raises:
        CanNotOpenError: there is no file, or a line of it is no key.
    """
    path = key_file()
    try:
        seen = path.stat()
    except FileNotFoundError:
        raise CanNotOpenError(
            f"There is no file with keys at {path}. Put it back from where you keep it. "
            "Only a house in which nothing was sealed yet begins one: warmwelkom keys new"
        ) from None
    changed = (seen.st_mtime_ns, seen.st_ino)  # two changes may fall in one tick of the clock
    kept = _read.get(str(path))
    if kept is None or kept[0] != changed:
        kept = _read[str(path)] = (changed, _parsed(path.read_text(), path))
    return kept[1]


def _parsed(text: str, path: Path) -> Ring:
    keys: dict[str, bytes] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _colon, written = line.partition(":")
        try:
            key = base64.urlsafe_b64decode(written)
        except ValueError:
            key = b""
        if not name or len(key) * 8 != KEY_BITS:
            raise CanNotOpenError(
                f"A line of {path} is no key. It should be name:key, as `warmwelkom keys new` writes it."
            )
        keys[name] = key
    if not keys:
        raise CanNotOpenError(f"{path} is empty. `warmwelkom keys new` makes a key.")
    return Ring(names=tuple(keys), keys=keys)


def seal(words: bytes, *, place: str) -> str:
    """`name:token`, that opens at this place alone."""
    now = ring()
    nonce = secrets.token_bytes(NONCE)
    sealed = AESGCM(now.keys[now.sealing]).encrypt(nonce, words, place.encode())
    return f"{now.sealing}:{base64.urlsafe_b64encode(nonce + sealed).decode()}"


def unseal(token: str, *, place: str) -> bytes:
    """The words.

    Raises:
        CanNotOpenError: the key is not in the file, or the token was not written at this place.
    """
    name, _colon, written = token.partition(":")
    key = ring().keys.get(name)
    if key is None:
        raise CanNotOpenError(f"The key {name} is not in the file with keys. Put it back.")
    try:
        raw = base64.urlsafe_b64decode(written)
        return AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], place.encode())
    except (InvalidTag, ValueError) as moved:
        raise CanNotOpenError("A sealed value was changed, or moved to another row.") from moved


def key_of(token: str) -> str:
    return token.partition(":")[0]


def new_line() -> str:
    """A key with its name: the beginning of its hash, so that two keys never have one name."""
    key = AESGCM.generate_key(KEY_BITS)
    name = hashlib.sha256(key).hexdigest()[:8]
    return f"{name}:{base64.urlsafe_b64encode(key).decode()}\n"


def add_key() -> str:
    """Put a new key on top, that seals from now on; the earlier ones go on opening. Returns its name."""
    line = new_line()
    _rewrite(lambda text: line + text)
    return key_of(line)


def seconds_since_new() -> float:
    """How long the first key seals already: who sealed with the one before it may not have written it down yet."""
    return time.time() - key_file().stat().st_mtime


def drop_key(name: str) -> None:
    """Take a key that seals nothing any more out of the file, whose time stays that of its newest key."""
    _rewrite(
        lambda text: "".join(
            f"{line}\n" for line in text.splitlines() if line.partition(":")[0] != name
        ),
        moment=lambda: key_file().stat().st_mtime_ns,
    )


def _rewrite(change: Callable[[str], str], moment: Callable[[], int] = time.time_ns) -> None:
    """Whole at once: another process never reads half a file."""
    path = key_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time(path.parent):
        text = path.read_text() if path.exists() else ""
        number, new = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(number, "w") as file:
            file.write(change(text))
            file.flush()
            os.fsync(file.fileno())
        os.utime(new, ns=(moment(), moment()))
        Path(new).replace(path)


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """So that `retire`, between its look and its take, doesn't write over the key of a `new` beside it."""
    door = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield
    finally:
        os.close(door)
