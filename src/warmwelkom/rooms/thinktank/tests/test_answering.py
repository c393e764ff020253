"""Fifteen working days, one answer for a whole bundle, and who is asked."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution, add_voices, make_think_tank

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.people.models import SchoolHoliday
from warmwelkom.rooms.thinktank.domain.answering import (
    NobodyToAsk,
    NothingToAnswer,
    answer_needs,
    ask_for_answer,
)
from warmwelkom.rooms.thinktank.domain.states import ReasonMissing, set_state
from warmwelkom.rooms.thinktank.models import Contribution, ThinkTank


def _heard(cast: Cast) -> dt.date | None:
    need = add_contribution(cast.places.region, state="received")
    set_state(
        contribution=need, state="heard", reason="Gelezen.", actor=cast.actor("noor"), now=NOW
    )
    need.refresh_from_db()
    return need.answer_by


def test_the_clock_starts_when_a_need_is_heard(cast: Cast) -> None:
    """From Thursday 2 April, without Good Friday, Easter Monday and King's Day."""
    with cast.scope():
        assert _heard(cast) == dt.date(2026, 4, 28)


def test_school_holidays_of_the_zone_do_not_count(cast: Cast) -> None:
    for zone, first in (("midden", 13), ("zuid", 20), ("heel nederland", 20)):
        SchoolHoliday.objects.create(
            school_year="2025-2026", name=f"x{zone}", zone=zone, source="x",
            begins=dt.date(2026, 4, first), ends=dt.date(2026, 4, first + 1),
        )  # fmt: skip
    with cast.scope():
        assert _heard(cast) == dt.date(2026, 5, 4)
        make_think_tank(cast, who="alice")
        ThinkTank.objects.update(answer_days=2, holiday_zone="noord")
        assert _heard(cast) == dt.date(2026, 4, 8)


def test_it_starts_once(cast: Cast) -> None:
    with cast.scope():
        need = add_contribution(cast.places.region, state="bundled", answer_by=NOW.date())
        later = NOW + dt.timedelta(days=60)
        set_state(contribution=need, state="heard", reason="x", actor=cast.actor("noor"), now=later)
        need.refresh_from_db()
        assert need.answer_by == NOW.date()


def _answer(cast: Cast, who: str, *needs: UUID, **more: object) -> list[Contribution]:
    words = {"answer": "Dat regelen we.", "organisation": None, "now": NOW} | more
    return answer_needs(actor=cast.actor(who), needs=list(needs), **words)  # type: ignore[arg-type]


def test_a_bundle_is_answered_in_one_act(cast: Cast) -> None:
    with cast.scope():
        root = add_contribution(cast.places.region, audience=cast.places.municipality)
        for _number in range(3):
            add_contribution(cast.places.region, merged_into=root, state="bundled")
        loose = add_contribution(cast.places.region, audience=cast.places.municipality)
        rows = _answer(cast, "pelle", root.pk, loose.pk, organisation=cast.places.municipality)
        assert len(rows) == 5
        seen = Contribution.objects.filter(kind="need").values_list("state", "answered_on")
        assert set(seen) == {("answered", NOW.date())}
        row = rows[0].states.last()
        assert (row.reason, row.organisation) == ("Dat regelen we.", cast.places.municipality)


def test_a_hundred_cost_no_more_than_one(cast: Cast, django_assert_max_num_queries: object) -> None:
    with cast.scope():
        actor = cast.actor("noor")
        needs = [add_contribution(cast.places.region).pk for _number in range(100)]
        with django_assert_max_num_queries(20):  # type: ignore[operator]  # pytest-django's own
            rows = answer_needs(actor=actor, needs=needs, answer="Ja.", organisation=None, now=NOW)
        assert len(rows) == 100


def test_a_second_answer_is_a_correction(cast: Cast) -> None:
    with cast.scope():
        need = add_contribution(cast.places.region)
        _answer(cast, "noor", need.pk)
        _answer(cast, "noor", need.pk, answer="Toch anders.", now=NOW + dt.timedelta(days=9))
        need.refresh_from_db()
        assert need.answered_on == NOW.date()
        assert [row.reason for row in need.states.all()][1:] == ["Dat regelen we.", "Toch anders."]


def test_one_may_not_answer_what_another_was_asked(cast: Cast) -> None:
    """All or nothing: the one that is Pelle's stays unanswered too."""
    with cast.scope():
        mine = add_contribution(cast.places.region, audience=cast.places.municipality)
        theirs = add_contribution(cast.places.region, audience=cast.places.yuverta)
        with pytest.raises(MayNotKnow):
            _answer(cast, "pelle", mine.pk, theirs.pk)
        assert not Contribution.objects.filter(state="answered").exists()


def test_an_answer_has_words_and_a_need(cast: Cast) -> None:
    with cast.scope():
        need = add_contribution(cast.places.region)
        with pytest.raises(ReasonMissing):
            _answer(cast, "noor", need.pk, answer="  ")
        with pytest.raises(NothingToAnswer):
            _answer(cast, "noor")


def test_whoever_said_two_of_them_gets_one_mail(cast: Cast) -> None:
    with cast.scope():
        one, other = add_contribution(cast.places.region), add_contribution(cast.places.region)
        for row in (one, other):
            add_voices(row, cast.alice, cast.noor, receipts=1)
        _answer(cast, "noor", one.pk, other.pk)
        assert [row.to for row in Message.objects.all()] == ["alice@school.example"]


def test_who_speaks_for_an_organisation_is_asked(cast: Cast) -> None:
    """The administrator of Johan de Witt, not its mentors; the second click sends no second mail."""
    with cast.scope():
        need = add_contribution(cast.places.region)
        for _twice in range(2):
            asked = ask_for_answer(
                actor=cast.actor("noor"), contribution=need, school=cast.places.witt_school, now=NOW
            )
        need.refresh_from_db()
        assert (asked, need.audience) == (1, cast.places.witt_school)
        assert [row.to for row in Message.objects.all()] == ["ibrahim@school.example"]


def test_an_organisation_without_anybody_is_not_asked(cast: Cast) -> None:
    with cast.scope():
        need = add_contribution(cast.places.region)
        with pytest.raises(NobodyToAsk, match="Yuverta"):
            ask_for_answer(
                actor=cast.actor("noor"), contribution=need, school=cast.places.yuverta, now=NOW
            )
        need.refresh_from_db()
        assert need.audience is None
