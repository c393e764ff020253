"""The page where the administrator of a school makes and withdraws keys."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from django.urls import reverse
from tests.cast import NOW, YEAR, Cast, sit_down
from tests.pupils import enrol
from tests.summer_keys import add_key
from tests.summer_tasks import make

from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.summer.domain.school_keys import KeyNotPossible, forget_keys, make_key
from warmwelkom.rooms.summer.models import SchoolKey
from warmwelkom.rooms.summer.tests.asking import VO, ask, kinds

KEYS = reverse("summer:keys")


@pytest.fixture
def keys(cast: Cast) -> Cast:
    """Johan de Witt has a key; Dina of that school has a place."""
    cache.clear()
    with cast.scope():
        cast.dina.pupil_number = "P-dina"
        cast.dina.save()
        enrol(cast, cast.dina, "S-dina", class_name="VZ-1b", programme=cast.places.care)
        make(cast)
        add_key(cast.places.witt_school)
    return cast


def typed(cast: Cast, **words: str) -> dict[str, str]:
    return {"school": str(cast.places.witt_school.pk), "name": "Magister", "days": "90"} | words


def test_the_administrator_makes_and_withdraws_a_key(keys: Cast) -> None:
    client = keys.client("ibrahim")
    page = client.post(KEYS, typed(keys), follow=True)
    words = page.content.decode().split('st-key">')[1].split("<")[0]
    assert words.startswith("wwz_")
    assert page["Cache-Control"] == "private, no-store"
    assert kinds(words) == {("result_passed_on", "P-dina")}
    with keys.scope():
        key = SchoolKey.objects.get(name="Magister")
        assert words not in str(SchoolKey.objects.values().get(pk=key.pk))
    client.post(reverse("summer:withdraw_key", args=[key.pk]))
    assert ask("GET", "tasks/", key=words).status_code == 401
    other = typed(keys, school=str(keys.places.mondriaan.pk))
    assert client.post(KEYS, other).status_code == 422


def test_the_words_are_shown_once_and_loading_again_makes_no_other(keys: Cast) -> None:
    client = keys.client("ibrahim")
    answer = client.post(KEYS, typed(keys))
    assert (answer.status_code, answer["Location"]) == (302, KEYS)
    pages = [client.get(KEYS).content.decode() for _twice in (1, 2)]
    assert ["st-key" in page for page in pages] == [True, False]
    with keys.scope():
        assert SchoolKey.objects.filter(name="Magister").count() == 1


def test_who_has_the_browser_next_reads_no_key_of_another_school(keys: Cast) -> None:
    client = keys.client("ibrahim")
    client.post(KEYS, typed(keys))
    with all_regions():
        where = {"region": keys.places.region, "school": keys.places.mondriaan}
        Role.objects.create(
            person=keys.mia, kind="school_admin", school_year=YEAR, given_at=NOW, **where
        )
    sit_down(client, keys.mia)
    page = client.get(KEYS)
    assert (page.status_code, "st-key" in page.content.decode()) == (200, False)


def test_a_key_outlives_its_maker_and_the_school_has_few(keys: Cast) -> None:
    ibrahim, school = keys.actor("ibrahim"), keys.places.witt_school
    with all_regions():
        Role.objects.filter(person=keys.ibrahim).update(ended_at=NOW)
    assert ask("GET", "tasks/", key=VO).status_code == 200
    with keys.scope():
        for _each in range(9):
            make_key(actor=ibrahim, school=school, name="x", days=1, now=NOW)
        with pytest.raises(KeyNotPossible):
            make_key(actor=ibrahim, school=school, name="x", days=1, now=NOW)
        with pytest.raises(KeyNotPossible):
            make_key(actor=ibrahim, school=school, name="x", days=366, now=NOW)
        assert forget_keys(now=NOW + dt.timedelta(days=91)) == 0
        assert forget_keys(now=NOW + dt.timedelta(days=92)) == 9
