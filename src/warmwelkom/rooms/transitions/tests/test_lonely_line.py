"""`/signalen/<pk>/`: enrolled and on no vo list. Who gave the list sees whom to ask, and may lift it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.pupils import derive, enrol, mbo_list

from warmwelkom.base.audit.models import Act
from warmwelkom.rooms.transitions.models import Enrolment, Signal
from warmwelkom.rooms.transitions.tests.reading import queries_of
from warmwelkom.rooms.transitions.tests.test_list_pages import words

WHY = "Kwam uit een andere regio"


@pytest.fixture
def lonely(cast: Cast) -> Signal:
    with cast.scope():
        enrol(cast, None, previous_school="20MJ00", given_name="Ilias", surname="Ouali")
        derive(cast)
        return Signal.objects.get(enrolment__isnull=False)


def open_now(cast: Cast, days: int = 0) -> list[str]:
    with cast.scope():
        derive(cast, NOW + dt.timedelta(days=days))
        rows = Signal.objects.filter(enrolment__isnull=False, ended_at=None)
        return ["lifted" if row.lifted_at else "open" for row in rows]


def page_of(cast: Cast, signal: Signal, who: str = "emre") -> Any:
    return cast.client(who).get(reverse("transitions:lonely_line", args=[signal.pk]))


def lift(cast: Cast, signal: Signal, reason: str = WHY, who: str = "emre") -> Any:
    address = reverse("transitions:lift_signal", args=[signal.pk])
    return cast.client(who).post(address, {"reason": reason})


def test_it_works(cast: Cast, lonely: Signal) -> None:
    page = words(page_of(cast, lonely))
    assert "Ilias Ouali staat op geen lijst van een vo-school" in page
    assert "Vraag de decaan van 20MJ00 of deze leerling op hun lijst hoort." in page
    today = cast.client("emre").get(reverse("transitions:today")).content.decode()
    assert reverse("transitions:lonely_line", args=[lonely.pk]) in today


def test_it_is_lifted_with_a_reason_and_put_back(cast: Cast, lonely: Signal) -> None:
    answer = lift(cast, lonely)
    assert (answer.status_code, answer["Location"]) == (302, reverse("transitions:today"))
    assert open_now(cast, days=1) == ["lifted"]
    assert f"Dit signaal is weggehaald: {WHY}" in words(page_of(cast, lonely))
    cast.client("emre").post(reverse("transitions:restore_signal", args=[lonely.pk]))
    assert open_now(cast, days=2) == ["open"]


def test_it_comes_back_when_the_line_says_something_else(cast: Cast, lonely: Signal) -> None:
    lift(cast, lonely)
    with cast.scope():
        Enrolment.objects.filter(pk=lonely.enrolment_id).update(previous_school="Johan de Witt")
    assert open_now(cast, days=1) == ["open"]


def test_bad_input_is_told_and_nothing_is_lost(cast: Cast, lonely: Signal) -> None:
    answer = lift(cast, lonely, reason="")
    assert answer.status_code == 422
    assert "Schrijf op waarom dit niet meer geldt." in words(answer)
    assert open_now(cast) == ["open"]


@pytest.mark.parametrize("who", ["esra", "dewi", "alice", "joris", "gijs", "lena"])
def test_a_stranger_can_not(cast: Cast, lonely: Signal, who: str) -> None:
    assert page_of(cast, lonely, who).status_code in (403, 404)
    assert lift(cast, lonely, who=who).status_code in (403, 404)
    assert open_now(cast) == ["open"]


def test_a_signal_about_a_pupil_is_no_lonely_line(cast: Cast) -> None:
    with cast.scope():
        mbo_list(cast)
        derive(cast)
        signal = Signal.objects.get(transition=cast.dina)
    assert page_of(cast, signal).status_code == 404
    assert lift(cast, signal).status_code == 404


def test_looking_is_an_act_once_an_hour(cast: Cast, lonely: Signal) -> None:
    for _again in range(2):
        page_of(cast, lonely)
    with cast.scope():
        acts = Act.objects.filter(action="transitions.see_lonely_line")
        assert [(act.actor_name, act.about) for act in acts] == [("Emre", None)]


def test_few_questions(cast: Cast, lonely: Signal) -> None:
    address = reverse("transitions:lonely_line", args=[lonely.pk])
    page_of(cast, lonely)
    assert queries_of(cast.client("emre"), address) <= 12
