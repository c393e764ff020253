"""A school's server that talks nonsense, never ends or falls silent holds nobody, and is told as what it is."""

from __future__ import annotations

from itertools import repeat
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.cast import Cast

from warmwelkom.base import line
from warmwelkom.rooms.people.tests.lying_server import LyingServer
from warmwelkom.rooms.people.tests.school_door import (
    come_in,
    place,
    set_up,
    why_not,
    without_second_lock,
)

CONFIG = "/.well-known/openid-configuration"
NONSENSE = [
    b"",
    b"<html>",
    b"[]",
    b"null",
    b"1",
    b"{}",
    b'"x"',
    b'{"issuer": 1, "keys": 1}',
    b"[[" * 5000,
    b"\xff\xfe",
]


@pytest.mark.parametrize("address", [CONFIG, "/token", "/me", "/keys"])
@pytest.mark.parametrize("words", NONSENSE)
@pytest.mark.usefixtures("cast")
def test_nonsense_is_told(school: LyingServer, settings: Any, address: str, words: bytes) -> None:
    set_up(settings, place(school))
    school.instead = {address: [words]}
    says_nothing_more = address == "/me" and words in (
        b"[]",
        b"null",
        b"{}",
    )  # the token says enough
    assert why_not(come_in(school)) == ("" if says_nothing_more else "broken")


@pytest.mark.parametrize("address", [CONFIG, "/token", "/me", "/keys"])
@pytest.mark.usefixtures("cast")
def test_an_answer_without_end_is_cut_off(school: LyingServer, settings: Any, address: str) -> None:
    set_up(settings, place(school))
    school.instead = {address: repeat(b" " * line.PIECE)}
    assert why_not(come_in(school)) == "broken"


@pytest.mark.parametrize("address", [CONFIG, "/token", "/me", "/keys"])
@pytest.mark.usefixtures("cast")
def test_a_letter_at_a_time_holds_nobody(
    school: LyingServer, settings: Any, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """The clock stands still but for what is read of this address."""
    set_up(settings, place(school))
    seconds = iter(range(0, 10**9, 4))
    monkeypatch.setattr(line.time, "monotonic", lambda: next(seconds))
    settings.SOCIALACCOUNT_REQUESTS_TIMEOUT = 10_000
    school.instead = {address: repeat(b" ")}
    assert why_not(come_in(school)) == "broken"


def test_it_falls_silent_while_somebody_logs_in_there(cast: Cast, school: LyingServer, settings: Any) -> None:  # fmt: skip
    set_up(settings, place(school))
    without_second_lock(cast, "alice")
    browser = Client()
    back = school.log_in(browser.get("/account/school/witt/")["Location"])
    cache.clear()
    school.status = 503
    assert why_not(browser.get(back)) == "broken"
    school.status = 200
    cache.clear()
    assert come_in(school, browser=browser)["Location"] == "/start/"
