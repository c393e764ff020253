"""Who begins in October or February is an ordinary case: nobody is missing before their first day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.audit.models import Act
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.transitions.domain.late_start import NoSuchStart, set_start
from warmwelkom.rooms.transitions.models import Transition
from warmwelkom.rooms.transitions.tests.scenes import an_application, derived, fresh

SEPTEMBER = dt.datetime(2026, 9, 10, 9, 0, tzinfo=AMSTERDAM)


def _set(cast: Cast, who: str = "alice", start: str = "october", now: dt.datetime = NOW) -> str:
    with cast.scope():
        return set_start(
            actor=cast.actor(who),
            transition=Transition.objects.get(pk=cast.dina.pk),
            start=start,
            now=now,
        )


def test_it_works(cast: Cast) -> None:
    assert [_set(cast), _set(cast, start="february")] == ["august", "october"]
    assert fresh(cast, cast.dina).start == "february"
    with cast.scope():
        acts = Act.objects.filter(action="transitions.set_start").order_by("at")
        assert [act.detail for act in acts] == [{"start": "october"}, {"start": "february"}]


def test_nobody_is_missing_before_the_own_first_day(cast: Cast) -> None:
    an_application(cast, cast.dina)
    derived(cast, SEPTEMBER)
    before = fresh(cast, cast.dina).state
    _set(cast, now=SEPTEMBER)
    after = fresh(cast, cast.dina).state
    _set(cast, start="august", now=SEPTEMBER)
    assert (before, after, fresh(cast, cast.dina).state) == ("missing", "in_intake", "missing")


def test_bad_input_is_told_and_nothing_is_lost(cast: Cast) -> None:
    with pytest.raises(NoSuchStart) as fault:
        _set(cast, start="mei")
    assert str(fault.value) == "Kies augustus, oktober of februari."
    assert fresh(cast, cast.dina).start == "august"


@pytest.mark.parametrize("who", ["bob", "charlie", "emre", "gijs", "karin"])
def test_a_stranger_gets_404(cast: Cast, who: str) -> None:
    address = reverse("transitions:start", args=[cast.dina.pk])
    assert cast.client(who).post(address, {"start": "october"}).status_code == 404
    assert fresh(cast, cast.dina).start == "august"


def test_another_region_gets_404(cast: Cast) -> None:
    address = reverse("transitions:start", args=[cast.dina.pk])
    assert cast.client("lars").post(address, {"start": "october"}).status_code == 404
    with pytest.raises(MayNotKnow):
        _set(cast, "lars")


def test_the_buttons_stand_on_the_pupils_page(cast: Cast) -> None:
    browser = cast.client("alice")
    address = reverse("transitions:start", args=[cast.dina.pk])
    answer = browser.post(address, {"start": "october"}, follow=True)
    page = answer.content.decode()
    assert 'value="october" class="nl-button nl-button--small" aria-pressed="true"' in page
    assert "Vanaf de nieuwe begindag kijken we wie er niet is." in page
