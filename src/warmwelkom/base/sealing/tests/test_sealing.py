"""What is sealed opens in its own row alone, with a key of the file, and never lies open."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.base.sealing.keys import (
    CanNotOpenError,
    add_key,
    drop_key,
    key_of,
    ring,
    seal,
    unseal,
)

PLACE = "handover_statement.value:018f"


@pytest.fixture
def file(settings: Any, tmp_path: Path) -> Path:
    settings.FIELD_KEYS_FILE = tmp_path / "keys"
    add_key()
    return Path(settings.FIELD_KEYS_FILE)


@given(words=st.binary(max_size=200), place=st.text(max_size=40), other=st.text(max_size=40))
def test_it_opens_at_its_own_place_alone(words: bytes, place: str, other: str) -> None:
    token = seal(words, place=place)
    assert unseal(token, place=place) == words
    if other != place:
        with pytest.raises(CanNotOpenError):
            unseal(token, place=other)


@pytest.mark.usefixtures("file")
def test_the_same_words_never_look_the_same() -> None:
    assert len({seal(b"hoort slecht", place=PLACE) for _each in range(50)}) == 50


@pytest.mark.usefixtures("file")
def test_one_changed_sign_and_it_stays_shut() -> None:
    token = seal(b"hoort slecht", place=PLACE)
    name, _colon, rest = token.partition(":")
    for at in range(0, len(rest) - 4, 7):
        changed = rest[:at] + ("A" if rest[at] != "A" else "B") + rest[at + 1 :]
        with pytest.raises(CanNotOpenError):
            unseal(f"{name}:{changed}", place=PLACE)


def test_a_new_key_seals_and_the_old_one_goes_on_opening(file: Path) -> None:
    old = seal(b"x", place=PLACE)
    name = add_key()
    assert ring().sealing == name
    assert key_of(seal(b"x", place=PLACE)) == name
    assert unseal(old, place=PLACE) == b"x"
    drop_key(key_of(old))
    with pytest.raises(CanNotOpenError, match="Put it back"):
        unseal(old, place=PLACE)
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("k1\n", "is no key"),
        ("k1:c2hvcnQ=\n", "is no key"),
        ("k1:not base64!\n", "is no key"),
    ],
)
def test_a_file_that_is_no_keys_is_told_without_its_words(file: Path, text: str, says: str) -> None:
    file.write_text(text)
    with pytest.raises(CanNotOpenError, match=says) as fault:
        ring()
    assert "c2hvcnQ" not in str(fault.value)


def test_a_file_that_is_gone_is_told(file: Path) -> None:
    file.unlink()
    with pytest.raises(CanNotOpenError, match="Put it back"):
        seal(b"x", place=PLACE)


def test_two_changes_at_once_lose_no_key(file: Path) -> None:
    """Whoever takes one away read the file before another put one on top, and would write over it."""
    first = ring().sealing
    with ThreadPoolExecutor(8) as many:
        added = list(many.map(lambda _each: add_key(), range(24)))
        list(many.map(drop_key, [first, *added[:4]]))
    assert set(ring().names) == set(added[4:])
    assert file.stat().st_mode & 0o077 == 0


def test_a_change_within_one_tick_of_the_clock_is_seen(file: Path) -> None:
    moment = file.stat().st_mtime_ns
    assert ring().sealing
    name = add_key()
    os.utime(file, ns=(moment, moment))
    assert ring().sealing == name
