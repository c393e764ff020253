"""`warmwelkom thinktank check`: what differed is printed and mended."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from tests.cast import NOW, Cast
from tests.thinktank import add_contribution, add_voices

from warmwelkom.rooms.thinktank.domain.repair import mend_think_tank
from warmwelkom.rooms.thinktank.models import Contribution, Merge


def _check() -> list[str]:
    out = io.StringIO()
    call_command("thinktank", "check", stdout=out)
    return out.getvalue().splitlines()


def test_nothing_differs(cast: Cast) -> None:
    with cast.scope():
        add_voices(add_contribution(cast.places.region), cast.alice, receipts=2)
    assert _check() == ["Everything agrees."]


def test_what_differs_is_said_and_mended(cast: Cast) -> None:
    with cast.scope():
        count, pointer, state, root = (add_contribution(cast.places.region) for _ in range(4))
        add_voices(count, cast.alice, receipts=2)
        Contribution.objects.filter(pk=count.pk).update(heard=9)
        Merge.objects.create(region=root.region, merged=pointer, into=root, reason="x", at=NOW)
        Contribution.objects.filter(pk=state.pk).update(state="answered")
        loose = add_contribution(cast.places.region, merged_into=root)
    day = f"{NOW:%Y-%m-%d}"
    told = _check()
    assert sorted(told[:-1]) == sorted([
        f"haaglanden: {count.pk}: 9 voices, should be 3",
        f"haaglanden: {pointer.pk}: read under None, should be {root.pk}",
        f"haaglanden: {loose.pk}: read under {root.pk}, should be None",
        f"haaglanden: {state.pk}: answered on {day}, should be heard on {day}",
    ])  # fmt: skip
    assert told[-1] == "4 mended."
    assert _check() == ["Everything agrees."]


def test_nobody_but_the_house_mends(cast: Cast) -> None:
    with cast.scope(), pytest.raises(PermissionDenied):
        mend_think_tank(actor=cast.actor("hanna"))
