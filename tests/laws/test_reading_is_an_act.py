"""Law: who looked at which pupil's data, and when, is written down, and the pupil can read it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.everything import Everything
from warmwelkom.base.audit.models import Act

READING = ("transitions.view", "transitions.view_facts", "transitions.view_course")


def acts(cast: Cast) -> list[tuple[str, str]]:
    """(who, which pupil) of every act of reading in the record."""
    names = {cast.dina.pupil_id: "Dina"}
    with cast.scope():
        rows = Act.objects.filter(action__in=READING).order_by("at")
        return [(row.actor_name, names.get(row.about, "?")) for row in rows]


@pytest.mark.parametrize("name", ["alice", "dewi", "ibrahim", "emre", "joris", "fatima", "gijs"])
def test_opening_a_pupils_page_is_an_act(whole: Everything, name: str) -> None:
    cast = whole.cast
    before = acts(cast)
    answer = cast.client(name).get(reverse("transitions:pupil", args=[cast.dina.pk]))
    assert answer.status_code == 200
    assert acts(cast)[len(before) :] == [(name.title(), "Dina")]


@pytest.mark.parametrize("name", ["carla", "charlie", "lars", "karin", "anonymous"])
def test_who_is_refused_has_read_nothing(whole: Everything, name: str) -> None:
    cast = whole.cast
    before = acts(cast)
    answer = cast.client(name).get(reverse("transitions:pupil", args=[cast.dina.pk]))
    assert answer.status_code in (302, 404)
    assert acts(cast) == before


def test_the_pupil_reads_who_looked(cast: Cast) -> None:
    mine = reverse("transitions:my_data")
    assert "keek naar je gegevens" not in cast.client("dina").get(mine).content.decode()
    cast.client("alice").get(reverse("transitions:pupil", args=[cast.dina.pk]))
    page = cast.client("dina").get(mine).content.decode()
    assert "Alice" in page
    assert "keek naar je gegevens" in page
    assert "keek naar je gegevens" in cast.client("parent").get(mine).content.decode()


def test_another_pupil_reads_nothing_of_it(cast: Cast) -> None:
    """The record that a pupil reads is about that pupil alone."""
    from tests.pupils import add_pupil
    from warmwelkom.base.audit.queries import acts_about

    with cast.scope():
        bas = add_pupil(cast, "Bas")
    cast.client("alice").get(reverse("transitions:pupil", args=[cast.dina.pk]))
    with cast.scope():
        assert acts_about(pupil_id=bas.pupil_id) == []
