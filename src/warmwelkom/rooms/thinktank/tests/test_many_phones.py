"""Ninety phones at once: real transactions, in threads, on one class code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from tests.cast import Cast, make_cast
from tests.thinktank import add_contribution

from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.thinktank.models import ClassCode, Contribution, Voice
from warmwelkom.rooms.thinktank.tests.voices import CODE, open_code, sitting_in, to, words_in

PHONES, HANDS = 90, 8


@pytest.fixture
def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:  # noqa: ARG001  pytest calls it so
    """The cast, committed, so that other connections see it; taken away by the owner at the end."""
    with django_db_blocker.unblock():
        cast = make_cast()
        with transaction.atomic():
            open_code(cast, size=40)
        yield cast
        options = connection.settings_dict["OPTIONS"]
        bound = options["options"]
        connection.close()
        options["options"] = ""
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE people_region, people_person CASCADE")
        connection.close()
        options["options"] = bound


@pytest.mark.django_db
def test_before_the_class_begins_nothing_is_there() -> None:
    """Also what makes the test database when this file runs alone."""
    with transaction.atomic(), all_regions():
        assert not Contribution.objects.exists()


def phone(number: int) -> str:
    """One phone opens the page and sends twice, as a thumb does; the words of its follow code."""
    try:
        client = Client()
        page = client.get(to("say", CODE)).content.decode()
        if "heel vaak geschreven" in page:
            return ""
        sent = {"text": f"Zin {number}", "sitting": sitting_in(page), "seen": "1"}
        answers = [client.post(to("say", CODE), sent).content.decode() for _click in range(2)]
        words = {words_in(answer) if "<code" in answer else "" for answer in answers}
        assert len(words) == 1, answers
        return words.pop()
    finally:
        connection.close()


def test_ninety_phones_lose_nothing_and_double_nothing(standing: Cast) -> None:
    """A group of 40: eighty find a place, ten are told, and the count is that of the rows."""
    with ThreadPoolExecutor(HANDS) as hands:
        given = list(hands.map(phone, range(PHONES)))
    told = [words for words in given if words]
    assert (len(told), len(set(told))) == (80, 80)
    with transaction.atomic(), standing.scope():
        said = sorted(Contribution.objects.values_list("text", flat=True))
        assert len(said) == len(set(said)) == 80
        assert ClassCode.objects.get().posted == 80
        assert Voice.objects.values("receipt").distinct().count() == 80


def hand(number: int) -> int:
    """One phone says that it means the same."""
    try:
        client = Client()
        page = client.get(to("say", CODE)).content.decode()
        step = client.post(to("say", CODE), {"text": "Een gezicht dat je kent"}).content.decode()
        found = re.search(r'name="same" value="([^"]+)"', step)
        assert found, number
        sent = {"sitting": sitting_in(page), "same": found[1]}
        return client.post(to("say", CODE), sent).status_code
    finally:
        connection.close()


def test_voices_at_once_are_all_counted(standing: Cast) -> None:
    with transaction.atomic(), standing.scope():
        need = add_contribution(standing.places.region)
    with ThreadPoolExecutor(HANDS) as hands:
        assert set(hands.map(hand, range(16))) == {200}
    with transaction.atomic(), standing.scope():
        need.refresh_from_db()
        assert need.heard == 16
