"""With which key a backup is sealed and opened. A backup never holds one.

With `age1…` in BACKUP_KEY the machine can make backups and not read them: whoever takes the machine has no old
pupils. The secret half stands in a safe, and is given to `restore` in a file.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from pathlib import Path

import pyrage
from pyrage import x25519

from warmwelkom.house import config
from warmwelkom.house.backup.faults import BackupError

SECRET = "AGE-SECRET-KEY-"  # noqa: S105  how such a key begins
NAME = "backup_key"


def given() -> str:
    """BACKUP_KEY, or for a try-out one that is made once and kept in the home directory."""
    return str(config.env.str("BACKUP_KEY", "")) or config.kept_secret(NAME, new_key)


def new_key() -> str:
    """A new pair, as its secret half."""
    return str(x25519.Identity.generate())


def public_of(secret: str) -> str:
    return str(_identity(secret).to_public())


def to_seal_with() -> list[x25519.Recipient]:
    """Everybody who can open what is sealed now."""
    return [_recipient(word) for word in _words(given())]


def to_open_with(path: Path | None) -> list[x25519.Identity]:
    """The secret halves in a file, or those in BACKUP_KEY."""
    try:
        text = given() if path is None else path.read_text()
    except (OSError, UnicodeDecodeError) as fault:
        raise BackupError(
            f"The key in {path} can't be read: {fault}. Nothing was changed."
        ) from fault
    found = [_identity(word) for word in _words(text) if word.startswith(SECRET)]
    if not found:
        raise BackupError(
            "Only the public half of the key is here, and that opens nothing. Give the file with the secret "
            "half: --key FILE. Nothing was changed."
        )
    return found


def can_read() -> bool:
    """Whether whoever has this machine can open its backups too."""
    return any(word.startswith(SECRET) for word in _words(given()))


def mark_of(secret_key: str) -> str:
    """By which a restore knows whether codes and sessions of then still work here. Tells nothing of the key."""
    return hmac.new(secret_key.encode(), b"warmwelkom backup", hashlib.sha256).hexdigest()[:32]


def _words(text: str) -> list[str]:
    """The keys of a setting, or of a file as age-keygen writes it: lines with # are no keys."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    words = [word for word in re.split(r"[\s,]+", "\n".join(lines)) if word]
    if not words:
        raise BackupError(
            "There is no key in BACKUP_KEY. `warmwelkom backup --new-key FILE` makes one."
        )
    return words


def _recipient(word: str) -> x25519.Recipient:
    if word.startswith(SECRET):
        return _identity(word).to_public()
    try:
        return x25519.Recipient.from_str(word)
    except pyrage.RecipientError as fault:
        raise BackupError(
            "BACKUP_KEY is no key of age: it begins with age1 or with AGE-SECRET-KEY-1. "
            "`warmwelkom backup --new-key FILE` makes one."
        ) from fault


def _identity(word: str) -> x25519.Identity:
    try:
        return x25519.Identity.from_str(word)
    except pyrage.IdentityError as fault:
        raise BackupError(
            "The secret half of the key is not whole. Copy it again from the safe."
        ) from fault
