"""Who sits at a talk for the mbo: the class's mentor, before that one of the programme's place, never the intaker."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import NOW, YEAR, Cast
from tests.pupils import apply, enrol

from warmwelkom.rooms.handover.models import Talk
from warmwelkom.rooms.handover.queries.people_of_talk import class_mentors_of, mbo_people_for
from warmwelkom.rooms.people.models import Location, Person, Programme, Role


def mentor(cast: Cast, name: str, **words: Any) -> Role:
    """A class mentor at Mondriaan, of whatever the words say."""
    person = Person.objects.create(name=name, email=f"{name.lower()}@mbo.example")
    usual = {"kind": "class_mentor", "classes": ["VZ-1c"], "school_year": YEAR, "given_at": NOW}
    return Role.objects.create(
        region=cast.places.region, school=cast.places.mondriaan, person=person, **usual | words
    )


@pytest.fixture
def mentors(cast: Cast) -> None:
    """Before Joris in the alphabet: one of another location, one of another programme; after him two that fit."""
    with cast.scope():
        school = cast.places.mondriaan
        harbour = Location.objects.create(
            region=school.region, school=school, code="27GZ01", name="Haven", place="Den Haag"
        )
        boats = Programme.objects.create(
            region=school.region, school=school, location=harbour, crebo="25656", name="Schipper",
            level=3,
        )  # fmt: skip
        mentor(cast, "Aad", location=harbour)
        mentor(cast, "Bep").programmes.add(boats)
        mentor(cast, "Loes", location=cast.places.mondriaan_location)
        mentor(cast, "Mo").programmes.add(cast.places.care)
        mentor(cast, "Ada", ended_at=NOW)


def names(cast: Cast) -> list[str]:
    with cast.scope():
        return [person.name for person in mbo_people_for(cast.dina, cast.places.mondriaan)]


@pytest.mark.usefixtures("mentors")
def test_before_a_class_is_known_they_are_of_the_programme_that_let_the_pupil_in(
    cast: Cast,
) -> None:
    with cast.scope():
        apply(cast, cast.dina, status="OFFERED", programme=cast.places.care)
        apply(
            cast, cast.dina, "A2", status="REJECTED", programme=Programme.objects.get(crebo="25656")
        )
    assert names(cast) == ["Loes", "Joris", "Mo", "Sami"]


@pytest.mark.usefixtures("mentors")
def test_a_list_that_names_no_programme_leaves_every_mentor_to_choose(cast: Cast) -> None:
    with cast.scope():
        apply(cast, cast.dina, status="OFFERED")
    assert names(cast) == ["Aad", "Loes", "Bep", "Joris", "Mo", "Sami"]


@pytest.mark.usefixtures("mentors")
def test_with_a_class_it_is_the_mentor_of_that_class(cast: Cast) -> None:
    with cast.scope():
        enrol(cast, cast.dina, class_name="VZ-1b", programme=cast.places.care)
    assert names(cast) == ["Joris", "Sami"]


@pytest.mark.usefixtures("mentors")
def test_a_mentor_who_is_intaker_of_that_programme_too_never_sits_there(cast: Cast) -> None:
    with cast.scope():
        apply(cast, cast.dina, status="OFFERED", programme=cast.places.care)
        loes = Person.objects.get(name="Loes")
        Role.objects.create(
            region=cast.places.region, school=cast.places.mondriaan, person=loes, kind="intaker",
            school_year=YEAR, given_at=NOW, ended_at=NOW,
        )  # fmt: skip
        place = enrol(cast, cast.dina, class_name="VZ-1c", programme=cast.places.care)
        assert [person.name for person in class_mentors_of(place)] == ["Aad", "Mo"]
    assert names(cast) == ["Aad", "Bep", "Mo", "Sami"]


@pytest.mark.usefixtures("mentors")
def test_the_mentor_chooses_with_whom_and_nobody_is_guessed(cast: Cast) -> None:
    with cast.scope():
        apply(cast, cast.dina, status="OFFERED", programme=cast.places.care)
        mo = Person.objects.get(name="Mo")
    plan, words = (
        reverse("handover:plan_talk", args=[cast.dina.pk]),
        {"day": "2026-04-08", "begins": "15:00", "way": "phone"},
    )
    page = cast.client("alice").get(plan).content.decode()
    assert re.findall(r"<option [^>]*>([^<]+)</option>", page.split('<form method="get"')[1]) == [
        "Kies iemand", "Loes · VZ-1c", "Joris · VZ-1b", "Mo · VZ-1c", "Sami · ondersteuningsteam",
    ]  # fmt: skip
    assert "Stel dit moment voor" not in page
    cast.client("alice").post(plan, words)
    with cast.scope():
        assert list(Talk.objects.values_list("mbo_name", flat=True)) == []
    cast.client("alice").post(f"{plan}?mbo={mo.pk}", words)
    with cast.scope():
        assert list(Talk.objects.values_list("mbo_name", flat=True)) == ["Mo"]
