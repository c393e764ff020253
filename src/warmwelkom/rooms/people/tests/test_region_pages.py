"""The region's own pages: schools, agreement, school year."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, YEAR, Cast

from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.people.domain.school_year import roll_over_school_year
from warmwelkom.rooms.people.models import (
    Agreement,
    Location,
    ReferenceLocation,
    Region,
    Role,
    School,
)


def _reference(code: str = "21GU06", name: str = "Diamant College") -> None:
    ReferenceLocation.objects.create(
        code=code,
        brin=code[:4],
        sector="vo",
        school_name=name,
        name=name,
        place="Den Haag",
        leerwegen="bb kb gl tl",
        source="test",
    )


def test_a_school_is_found_and_added_with_its_locations(cast: Cast) -> None:
    _reference()
    _reference("21GU07", "Montaigne")
    browser = cast.client("hanna")
    assert (
        "Diamant College"
        in browser.get(reverse("people:schools"), {"q": "diamant haag"}).content.decode()
    )
    browser.post(reverse("people:schools"), {"brin": "21gu", "sector": "vo"})
    browser.post(reverse("people:schools"), {"brin": "21GU", "sector": "vo"})
    with cast.scope():
        school = School.objects.get(brin="21GU")
        assert list(Location.objects.filter(school=school).values_list("code", flat=True)) == [
            "21GU06",
            "21GU07",
        ]


def test_a_school_that_leaves_takes_its_people_out_at_once(cast: Cast) -> None:
    with cast.scope():
        witt = cast.places.witt_school.pk
    assert cast.client("hanna").post(reverse("people:leave", args=[witt])).status_code == 302
    assert cast.client("alice").get(reverse("transitions:today")).status_code == 404
    assert cast.client("charlie").get(reverse("transitions:today")).status_code == 200


def test_a_school_that_stopped_by_mistake_comes_back_with_the_same_people(cast: Cast) -> None:
    with cast.scope():
        witt = cast.places.witt_school.pk
    browser = cast.client("hanna")
    browser.post(reverse("people:leave", args=[witt]))
    undo = reverse("people:come_back", args=[witt])
    assert browser.get(reverse("people:region")).content.decode().count(f'action="{undo}"') == 2
    browser.post(undo)
    assert cast.client("alice").get(reverse("transitions:today")).status_code == 200
    with cast.scope():
        assert Role.objects.get(person=cast.karin).ended_at == NOW  # ended before, stays so


@pytest.mark.parametrize("who", ["ibrahim", "lena"])
def test_a_school_is_not_brought_back_by_another(cast: Cast, who: str) -> None:
    with cast.scope():
        witt = cast.places.witt_school.pk
    cast.client("hanna").post(reverse("people:leave", args=[witt]))
    assert cast.client(who).post(reverse("people:come_back", args=[witt])).status_code == 404


def test_a_school_that_takes_part_can_not_come_back(cast: Cast) -> None:
    with cast.scope():
        witt = cast.places.witt_school.pk
        Role.objects.filter(person=cast.bob).update(ended_at=None)
    answer = cast.client("hanna").post(reverse("people:come_back", args=[witt]))
    assert answer.status_code == 404


def test_what_is_left_to_do_is_told(cast: Cast) -> None:
    page = cast.client("hanna").get(reverse("people:region")).content.decode()
    assert "5 scholen doen mee" in page
    assert "Bij 5 scholen mist nog een beheerder of een handtekening." in page


def test_everybody_in_the_region_reads_the_agreement(cast: Cast) -> None:
    address = reverse("people:agreements")
    assert "Wat wij delen" in cast.client("fatima").get(address).content.decode()
    assert "Wat wij delen" not in cast.client("lars").get(address).content.decode()


def test_the_agreements_cost_the_same_for_one_and_for_three(cast: Cast) -> None:
    browser = cast.client("fatima")
    counts = []
    for number in range(2):
        with CaptureQueriesContext(connection) as seen:
            browser.get(reverse("people:agreements"))
        counts.append(len(seen))
        with cast.scope():
            for place in range(2):
                agreement = Agreement.objects.create(
                    region=cast.places.region,
                    title=f"A{number}{place}",
                    text="B",
                    valid_from=NOW.date(),
                    made_at=NOW,
                )
                agreement.signatures.create(
                    region=cast.places.region,
                    school=cast.places.witt_school,
                    signed_by="X",
                    signed_on=NOW.date(),
                    recorded_at=NOW,
                )
    assert counts[0] == counts[1]


def test_a_new_school_year_in_spring_is_warned_of(cast: Cast) -> None:
    page = cast.client("hanna").get(reverse("people:school_year")).content.decode()
    assert "Het schooljaar loopt nog" in page


def test_the_agreement_is_recorded_and_signed(cast: Cast) -> None:
    browser = cast.client("hanna")
    browser.post(
        reverse("people:agreement"),
        {
            "title": "Afspraak 2026",
            "text": "Wij delen alleen wat nodig is.",
            "valid_from": "2026-05-01",
        },
    )
    with cast.scope():
        agreement = Agreement.objects.get(title="Afspraak 2026")
    browser.post(
        reverse("people:signature", args=[agreement.pk, cast.places.witt_school.pk]),
        {"signed_by": "J. Bos, rector", "signed_on": "2026-01-12"},
    )
    page = browser.get(reverse("people:region")).content.decode()
    assert "1 van de 5 scholen tekenden" in page


def test_an_agreement_that_ends_before_it_begins_is_told(cast: Cast) -> None:
    answer = cast.client("hanna").post(
        reverse("people:agreement"),
        {"title": "A", "text": "B", "valid_from": "2026-02-01", "valid_until": "2026-01-01"},
    )
    assert answer.status_code == 422
    with cast.scope():
        assert Agreement.objects.count() == 1


def test_the_school_year_rolls_over_once(cast: Cast) -> None:
    with cast.scope("hanna"):
        actor = cast.actor("hanna")
        done = roll_over_school_year(actor=actor, from_year=YEAR, now=NOW)
        with pytest.raises(ChangedMeanwhile):
            roll_over_school_year(actor=actor, from_year=YEAR, now=NOW)
    assert done.year == YEAR + 1
    with all_regions():
        assert Region.objects.get(pk=cast.places.region.pk).school_year == YEAR + 1
        assert Role.objects.get(person=cast.alice).ended_at == NOW
        assert Role.objects.get(person=cast.dewi).school_year == YEAR + 1
        assert Role.objects.get(person=cast.lars).ended_at is None


def test_the_pages_cost_the_same_for_one_school_and_for_many(cast: Cast) -> None:
    browser = cast.client("hanna")
    with CaptureQueriesContext(connection) as few:
        browser.get(reverse("people:region"))
    with cast.scope():
        for number in range(5):
            School.objects.create(
                region=cast.places.region,
                brin=f"9{number}XX",
                name=f"School {number}",
                sector="vo",
                joined_at=NOW,
            )
    with CaptureQueriesContext(connection) as many:
        browser.get(reverse("people:region"))
    assert len(many) == len(few)
    assert len(many) <= 18


def test_another_region_gets_404(cast: Cast) -> None:
    with all_regions():
        theirs = cast.places.elsewhere_school.pk
    assert cast.client("hanna").post(reverse("people:leave", args=[theirs])).status_code == 404


def test_the_date_of_an_agreement_reads_the_dutch_way(cast: Cast) -> None:
    with cast.scope():
        Agreement.objects.create(
            region=cast.places.region,
            title="A",
            text="B",
            valid_from=dt.date(2026, 6, 4),
            made_at=NOW,
        )
    assert "donderdag 4 juni" in cast.client("hanna").get(reverse("people:region")).content.decode()
