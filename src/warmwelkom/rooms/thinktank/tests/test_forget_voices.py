"""What the think tank forgets by itself, on the day after its term and not before."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution

from warmwelkom.base.access.actor import system_actor
from warmwelkom.rooms.thinktank.domain.forget import forget_originals, let_codes_go, loosen_receipts
from warmwelkom.rooms.thinktank.domain.receipts import receipt_of
from warmwelkom.rooms.thinktank.models import Contribution, ModerationCase, Voice
from warmwelkom.rooms.thinktank.queries.voices import count_heard
from warmwelkom.rooms.thinktank.tests.voices import open_code

DAY = dt.timedelta(days=1)
MONDAY = dt.date(2026, 3, 30)


def house(cast: Cast) -> Any:
    return system_actor(region_id=cast.places.region.pk)


@pytest.mark.parametrize(("after", "is_gone"), [(42 * DAY, False), (42 * DAY + DAY, True)])
def test_six_weeks_after_it_closed_the_code_is_let_go(
    cast: Cast, after: dt.timedelta, *, is_gone: bool
) -> None:
    code = open_code(cast, closes_at=NOW)
    with cast.scope():
        need = add_contribution(cast.places.region, code=code)
        voice = Voice.objects.create(
            region=need.region, contribution=need, receipt="a", code=code, week=MONDAY
        )
        let_codes_go(actor=house(cast), now=NOW + after)
        need.refresh_from_db()
        voice.refresh_from_db()
        code.refresh_from_db()
        assert (need.code is None, voice.code is None) == (is_gone, is_gone)
        assert voice.receipt == "a"


@pytest.mark.parametrize(
    ("decision", "days", "kept"),
    [
        ("edited", 30, ("Mijn zin", "Oud", True, NOW.date())),
        ("edited", 31, ("Mijn zin", "", False, MONDAY)),
        ("kept_back", 30, ("Mijn zin", "Oud", True, NOW.date())),
        ("kept_back", 31, ("", "", False, MONDAY)),
    ],
)
def test_thirty_days_after_a_decision(
    cast: Cast, decision: str, days: int, kept: tuple[object, ...]
) -> None:
    open_code(cast)
    with cast.scope():
        need = add_contribution(cast.places.region, text="Mijn zin")
        case = ModerationCase.objects.create(
            region=need.region, contribution=need, opened_on=MONDAY, decided_on=NOW.date(),
            decision=decision, reason="Omdat.", original="Oud",
            marks=[{"kind": "name", "start": 0, "end": 1, "word": "M"}],
        )  # fmt: skip
        forget_originals(actor=house(cast), now=NOW + days * DAY)
        need.refresh_from_db()
        case.refresh_from_db()
        assert (need.text, case.original, bool(case.marks), case.decided_on) == kept
        assert case.reason == "Omdat."


def test_what_waits_and_what_a_partner_wrote_is_kept(cast: Cast) -> None:
    open_code(cast)
    with cast.scope():
        texts = [
            (add_contribution(cast.places.region, published_at=None), "", None),
            (add_contribution(cast.places.region, author_name="Pelle"), "kept_back", MONDAY),
        ]
        for need, decision, day in texts:
            ModerationCase.objects.create(
                region=need.region, contribution=need, opened_on=MONDAY, decision=decision,
                decided_on=day,
            )  # fmt: skip
        forget_originals(actor=house(cast), now=NOW + 400 * DAY)
        assert set(Contribution.objects.values_list("text", flat=True)) == {
            "Een gezicht dat je kent"
        }


def test_after_three_years_no_follow_code_opens_anything_and_counts_stay(cast: Cast) -> None:
    open_code(cast)
    receipt = receipt_of("lamp fiets duin brug")
    with cast.scope():
        root = add_contribution(cast.places.region)
        part = add_contribution(cast.places.region, merged_into=root)
        old = dt.date(2023, 3, 27)
        for need, who in ((root, receipt), (part, receipt), (part, "other")):
            Voice.objects.create(region=root.region, contribution=need, receipt=who, week=old)
        assert count_heard(root.pk) == 2
        for day in (NOW, NOW + DAY):
            loosen_receipts(actor=house(cast), now=day)
            assert not Voice.objects.filter(receipt__in=[receipt, "other"]).exists()
            assert count_heard(root.pk) == 2
        loose = set(Voice.objects.values_list("receipt", flat=True))
        assert {len(one) for one in loose} == {64}
        loosen_receipts(actor=house(cast), now=NOW + 30 * DAY)
        assert set(Voice.objects.values_list("receipt", flat=True)) == loose


def test_a_follow_code_works_for_three_years(cast: Cast) -> None:
    open_code(cast)
    with cast.scope():
        need = add_contribution(cast.places.region)
        week = NOW.date() - dt.timedelta(days=365 * 3)
        Voice.objects.create(region=need.region, contribution=need, receipt="a", week=week)
        loosen_receipts(actor=house(cast), now=NOW)
        assert Voice.objects.get().receipt == "a"
