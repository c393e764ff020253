"""A pair without birth date is held against how usual its name is, whatever the other rows have."""

from __future__ import annotations

import itertools
import math

import pytest

from warmwelkom.engines.linkage import Link, Outcome, Settings, link
from warmwelkom.engines.linkage.columns import Reader, Words
from warmwelkom.engines.linkage.compare import book_of
from warmwelkom.engines.linkage.one_name import OneName, one_name_of
from warmwelkom.engines.linkage.tests.people import Person, elsewhere, pupil, town

ODD_ONE = 17
NOTHING = {"birth_date": "", "postcode": "", "house_number": "", "phone": ""}


def outcomes(left: list[Person], right: list[Person]) -> dict[str, Link]:
    return {one.left_id: one for one in link(left=left, right=right, settings=Settings(many=True))}


def many_vissers() -> list[Person]:
    """The town with names that many bear; Yara Visser is the only one of her whole name."""
    people = town()
    for number, one in enumerate(people):
        if one["surname"] in ("Bakker", "Kuipers", "Postma"):
            one["given_name"] = "Yara"
        elif one["given_name"] != "Yara" and number % 4 != 2:
            one["surname"] = "Visser"
    return people


def told(found: Link) -> tuple[Outcome, list[str], list[str]]:
    best = found.candidates[:1]
    reasons = [reason.english for one in best for reason in one.reasons]
    return found.outcome, [one.right_id for one in found.candidates], reasons


@pytest.mark.parametrize("dated", [0, 20, 40, 60])
def test_a_usual_name_alone_is_left_to_a_person_however_few_birth_dates_there_are(
    dated: int,
) -> None:
    left = many_vissers()
    right = [
        elsewhere(one) if number < dated else elsewhere(one, birth_date="")
        for number, one in enumerate(left)
    ]
    right[ODD_ONE] = elsewhere(left[ODD_ONE], **NOTHING)
    alone = ["given name equal", "surname equal", "only the name agrees"]
    assert told(outcomes(left, right)["a17"]) == (Outcome.REVIEW, ["b17"], alone)


def test_a_name_that_nobody_else_bears_links_without_a_birth_date() -> None:
    left = many_vissers()
    left[ODD_ONE] |= {"given_name": "Quirijn", "surname": "Zwaardvegersgaarde"}
    right = [elsewhere(one, birth_date="") for one in left]
    right[ODD_ONE] = elsewhere(left[ODD_ONE], **NOTHING)
    assert told(outcomes(left, right)["a17"])[:2] == (Outcome.LINKED, ["b17"])


def test_a_usual_name_and_a_telephone_link_without_a_birth_date() -> None:
    left = many_vissers()
    right = [elsewhere(one, birth_date="") for one in left]
    phone = {"phone": right[ODD_ONE]["phone"]}
    right[ODD_ONE] = elsewhere(left[ODD_ONE], **(NOTHING | phone))
    assert told(outcomes(left, right)["a17"])[:2] == (Outcome.LINKED, ["b17"])


def test_what_a_name_brings_along_does_not_count_once_more() -> None:
    left = [{**one, "prefix": "van der"} for one in many_vissers()]
    right = [elsewhere(one, birth_date="", postcode="", house_number="") for one in left]
    right[ODD_ONE] = elsewhere(left[ODD_ONE], **NOTHING)
    bare = [[{**one, "prefix": "", "sex": ""} for one in people] for people in (left, right)]
    odds = []
    for lists in ((left, right), (bare[0], bare[1])):
        score = outcomes(*lists)["a17"].candidates[0].score
        odds.append(math.log(score / (1 - score)))
    assert abs(odds[0] - odds[1]) < 0.3


def people_of(*origins: tuple[tuple[str, ...], tuple[str, ...]]) -> list[Person]:
    """Eight of each whole name that goes together by origin."""
    names = [pair for given, surname in origins for pair in itertools.product(given, surname)] * 8
    return [
        {"id": f"a{at}", "given_name": given, "surname": surname}
        for at, (given, surname) in enumerate(names)
    ]


def measured(left: list[Person]) -> OneName:
    words = Words()
    reader = Reader(words=words)
    ours, theirs = reader.read(left), reader.read(town())
    return one_name_of(left=ours, right=theirs, book=book_of(words=words, lists=(ours, theirs)))


HERE = (("Daan", "Bram", "Luuk", "Teun", "Mees"), ("Bakker", "Visser", "Smeets", "Mol", "Vink"))
THERE = (("Emre", "Yusuf", "Kaan", "Umut", "Onur"), ("Kaya", "Demir", "Polat", "Duman", "Tekin"))


def test_names_that_go_together_by_origin_are_seen_oftener_than_by_chance() -> None:
    by_chance = (10 * 40 * 39 / 2) ** 2 / (400 * 399 / 2)
    expected = (50 * 8 * 7 / 2 + 1) / (by_chance + 1)
    assert measured(people_of(HERE, THERE)).lift == pytest.approx(expected)


def test_names_that_go_with_any_other_are_not() -> None:
    assert measured(people_of(HERE)).lift == 1.0


def test_somebody_who_stands_twice_is_not_two_people_of_one_name() -> None:
    letters = [f"{one}{two}" for one, two in itertools.product("bdfgklmnrs", "aeiouyhw")]
    people = [
        {**pupil(number), "given_name": f"Quin{two}", "surname": f"{two}zwaan"}
        for number, two in enumerate(letters)
    ]
    twice = [{**one, "id": f"{one['id']}-again"} for one in people]
    assert measured([*people, *twice]).lift == 1.0
