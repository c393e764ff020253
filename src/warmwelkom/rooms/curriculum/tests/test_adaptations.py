"""From a gap to a proposal, and a year later the same picture beside it."""

from __future__ import annotations

from collections import Counter

import pytest
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.curriculum import add_unit, add_word, end_terms_of_care

from warmwelkom.rooms.curriculum.models import Adaptation, Goal
from warmwelkom.rooms.curriculum.queries.adaptations import adaptations_for
from warmwelkom.rooms.thinktank.models import Contribution

pytestmark = pytest.mark.django_db


@pytest.fixture
def goals(cast: Cast) -> list[Goal]:
    with cast.scope():
        unit = add_unit(cast.places.care, "Wassen", "Tillen", "Koken")
        rows = list(unit.goals.order_by("place"))
        for term in end_terms_of_care():
            add_word(rows[0], term, cast.people["alice"], "covers")
    return rows


def test_from_a_gap_to_a_plan_and_later_beside_it(cast: Cast, goals: list[Goal]) -> None:
    with cast.scope():
        Goal.objects.filter(pk=goals[0].pk).update(text="Wassen.")
    address = reverse("curriculum:fit_of", args=["ZW", cast.places.care.pk])
    client = cast.client("emre")
    begun = client.get(address).content.decode()
    assert "Dit leren zij al op het vmbo: Wassen." in begun
    assert "Wassen.." not in begun
    answer = client.post(address, {"title": "Wassen korter", "text": "Het is dubbel."})
    assert answer.status_code == 302
    with cast.scope():
        made = Adaptation.objects.get()
        assert made.before == {"twice": 1, "open": 2}
        assert Contribution.objects.get().kind == "plan"
        goals[0].retired_on = NOW.date()
        goals[0].save(update_fields=["retired_on"])
    html = client.get("/leerstof/voorstellen/").content.decode()
    assert "Wassen korter" in html
    assert "<td>1</td><td>0</td>" in html
    assert client.post(address, {"title": "", "text": "x"}).status_code == 422


@pytest.mark.usefixtures("goals")
def test_a_proposal_from_one_leerweg_is_laid_beside_the_same_picture(cast: Cast) -> None:
    """Made while looking at tl, where nothing of this is learned: a day later nothing has become better or worse."""
    address = reverse("curriculum:fit_of", args=["ZW", cast.places.care.pk])
    client = cast.client("emre")
    assert "alle leerwegen samen" in client.get(f"{address}?leerweg=tl").content.decode()
    assert client.post(f"{address}?leerweg=tl", {"title": "Korter", "text": "x"}).status_code == 302
    with cast.scope():
        [row] = adaptations_for(actor=cast.actor("emre"))
    assert (row.then, row.now) == (Counter({"twice": 1, "open": 2}), row.then)
