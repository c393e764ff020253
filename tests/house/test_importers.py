"""Whatever file comes in, the answer is what it holds or a sentence; never a fault of ours, never an endless wait."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.bombs import BOMBS
from tests.importers import IMPORTERS

SHORT = 25  # examples for each; `./bench attack` goes on for ten minutes each
WORDS = [b"", b"\0", b"\xff\xfe", b";", b'"', b"\n", b"\r", b"{", b"}", b"[", b"]", b"<", b">", b"&", b"null",
         b"true", b"-1", b"1e999", b"NaN", b"9" * 40, b"2026-02-30", b"00-00-0000", b"=1+1", b"@SUM(A1)",
         "\u202e".encode(), "é".encode("cp1252"), b"PK\x03\x04", b"%PDF-", b"<!DOCTYPE x>", b"<![CDATA["]  # fmt: skip


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """The file with a few bytes changed, taken out, twice in it, or put in."""
    data = bytearray(seed)
    for _each in range(chance.randint(1, 8)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 2, 8, 64, 400)))
        does = chance.randrange(4)
        if does == 0 and at < len(data):
            data[at] = chance.randrange(256)
        elif does == 1:
            del data[at:end]
        elif does == 2:
            data[at:at] = data[at:end]
        else:
            data[at:at] = chance.choice(WORDS)
    return bytes(data)


def is_dealt_with(name: str, content: bytes) -> None:
    importer = IMPORTERS[name]
    with suppress(importer.refuses):
        importer.read(content)


@pytest.mark.parametrize("name", IMPORTERS)
@settings(
    max_examples=SHORT,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(chance=st.randoms(use_true_random=False), other=st.binary(max_size=300))
def test_a_damaged_file_is_dealt_with(name: str, chance: random.Random, other: bytes) -> None:
    is_dealt_with(name, mutated(chance.choice(IMPORTERS[name].seeds), chance))
    is_dealt_with(name, other)


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("name", IMPORTERS)
def test_no_bomb_goes_off(name: str, bomb: str) -> None:
    is_dealt_with(name, BOMBS[bomb])


@pytest.mark.parametrize("name", IMPORTERS)
def test_what_it_is_made_for_goes_in(name: str) -> None:
    """Else the tests above would only knock at a shut door."""
    importer = IMPORTERS[name]
    went_in = 0
    for seed in importer.seeds:
        with suppress(importer.refuses):
            importer.read(seed)
            went_in += 1
    assert went_in or name in (
        "an effect of a plan",
        "a week",
        "a tour",
        "a storyboard",
    )
