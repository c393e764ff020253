"""One's own words: changed with the earlier ones kept, withdrawn and put back, remarked on."""

from __future__ import annotations

import pytest
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.rooms.thinktank.domain.contribute import NothingSaid
from warmwelkom.rooms.thinktank.domain.states import ReasonMissing
from warmwelkom.rooms.thinktank.domain.texts import (
    StandsInABundle,
    add_remark,
    change_text,
    put_back,
    take_down_remark,
    withdraw,
)
from warmwelkom.rooms.thinktank.models import Contribution, EarlierText, Merge, ModerationCase


def _idea(cast: Cast, **fields: object) -> Contribution:
    return add_contribution(cast.places.region, "idea", "Kom kijken", author=cast.pelle, **fields)


def _change(cast: Cast, row: Contribution, who: str = "pelle", **more: object) -> None:
    words = {"title": "Kom eens kijken", "text": "Op woensdag", "hide_earlier": False} | more
    change_text(actor=cast.actor(who), contribution=row, now=NOW, **words)  # type: ignore[arg-type]


def _earlier() -> list[tuple[str, str]]:
    return list(EarlierText.objects.values_list("title", "text"))


def test_the_earlier_text_stays(cast: Cast) -> None:
    with cast.scope():
        row = _idea(cast)
        case = ModerationCase.objects.create(
            region=row.region, contribution=row, opened_on=NOW.date(), decision="published"
        )
        _change(cast, row)
        row.refresh_from_db(), case.refresh_from_db()
        assert (row.title, row.text) == ("Kom eens kijken", "Op woensdag")
        assert _earlier() == [("Kom kijken", "Kom kijken")]
        assert (case.decision, case.original) == ("", "Op woensdag")


def test_the_same_words_change_nothing(cast: Cast) -> None:
    with cast.scope():
        _change(cast, _idea(cast), title="Kom kijken", text=" Kom kijken ")
        assert _earlier() == []


def test_a_text_about_a_person_is_gone(cast: Cast) -> None:
    with cast.scope():
        row = _idea(cast)
        _change(cast, row)
        _change(cast, row, text="Op donderdag", hide_earlier=True)
        assert _earlier() == [("", ""), ("", "")]


def test_what_a_moderator_changes_is_not_kept(cast: Cast) -> None:
    with cast.scope():
        _change(cast, _idea(cast), who="noor")
        assert _earlier() == [("", "")]


def test_another_may_not(cast: Cast) -> None:
    with cast.scope():
        row = _idea(cast)
        for act in (_change, lambda cast, row, who: withdraw(actor=cast.actor(who), contribution=row, now=NOW)):  # fmt: skip
            with pytest.raises(MayNotKnow):
                act(cast, row, "alice")


def test_words_are_needed(cast: Cast) -> None:
    with cast.scope(), pytest.raises(NothingSaid):
        _change(cast, _idea(cast), title=" ")


def test_withdrawn_and_put_back(cast: Cast) -> None:
    with cast.scope():
        row = _idea(cast)
        withdraw(actor=cast.actor("pelle"), contribution=row, now=NOW)
        row.refresh_from_db()
        assert row.published_at is None
        with pytest.raises(ChangedMeanwhile):
            withdraw(actor=cast.actor("pelle"), contribution=row, now=NOW)
        for _twice in range(2):
            put_back(actor=cast.actor("pelle"), contribution=row, now=NOW)
        row.refresh_from_db()
        assert row.published_at == NOW


def test_putting_back_publishes_nothing_that_was_never_shown(cast: Cast) -> None:
    with cast.scope():
        row = _idea(cast, published_at=None)
        put_back(actor=cast.actor("pelle"), contribution=row, now=NOW)
        row.refresh_from_db()
        assert row.published_at is None


@pytest.mark.parametrize("place", ["under", "root"])
def test_what_is_merged_is_not_withdrawn(cast: Cast, place: str) -> None:
    with cast.scope():
        row, other = _idea(cast), add_contribution(cast.places.region, "idea")
        under, root = (row, other) if place == "under" else (other, row)
        Merge.objects.create(region=row.region, merged=under, into=root, reason="x", at=NOW)
        Contribution.objects.filter(pk=under.pk).update(merged_into=root)
        with pytest.raises(StandsInABundle):
            withdraw(actor=cast.actor("pelle"), contribution=row, now=NOW)


def test_a_remark_and_its_end(cast: Cast) -> None:
    with cast.scope():
        row = _idea(cast)
        mine = add_remark(actor=cast.actor("pelle"), contribution=row, text=" Ja ", now=NOW)
        assert (mine.text, mine.school) == ("Ja", cast.places.municipality)
        theirs = add_remark(actor=cast.actor("alice"), contribution=row, text="Nee", now=NOW)
        with pytest.raises(MayNotKnow):
            take_down_remark(actor=cast.actor("pelle"), remark=theirs, reason="x", now=NOW)
        with pytest.raises(ReasonMissing):
            take_down_remark(actor=cast.actor("noor"), remark=theirs, reason="", now=NOW)
        take_down_remark(actor=cast.actor("noor"), remark=theirs, reason="Een naam", now=NOW)
        take_down_remark(actor=cast.actor("pelle"), remark=mine, reason="", now=NOW)
        seen = list(row.remarks.values_list("text", "taken_down_reason"))
        assert seen == [("", ""), ("", "Een naam")]
        with pytest.raises(NothingSaid):
            add_remark(actor=cast.actor("pelle"), contribution=row, text="  ", now=NOW)
