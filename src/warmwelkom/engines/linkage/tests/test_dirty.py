"""Lists with more slips than one: what is still found, what a person is asked about, what the guard catches."""

from __future__ import annotations

import re

import pytest

from warmwelkom.engines.linkage import Link, Outcome, Settings, link
from warmwelkom.engines.linkage.tests.people import TOWN, Person, elsewhere, pupil, town

ODD_ONE = 17
NAMED = re.compile("naam|namen")
NOTHING = {"birth_date": "", "postcode": "", "house_number": "", "phone": ""}


def outcomes(left: list[Person], right: list[Person]) -> dict[str, Link]:
    return {one.left_id: one for one in link(left=left, right=right, settings=Settings(many=True))}


def one_written(**changed: str) -> Link:
    """What becomes of Yara Visser when the right list writes her so."""
    right = [elsewhere(person) for person in town()]
    right[ODD_ONE] = elsewhere(pupil(ODD_ONE), **changed)
    return outcomes(town(), right)[f"a{ODD_ONE}"]


def told(found: Link) -> tuple[Outcome, list[str], list[str]]:
    best = found.candidates[:1]
    return (
        found.outcome,
        [one.right_id for one in found.candidates],
        [reason.dutch for one in best for reason in one.reasons if NAMED.search(reason.dutch)],
    )


@pytest.mark.parametrize(
    ("given", "surname", "reason"),
    [
        ("Visser", "Yarra", "voor- en achternaam verwisseld"),
        ("Viser", "Yaraa", "voor- en achternaam verwisseld"),
        ("Vissen", "Yada", "voor- en achternaam verwisseld, met een verschil"),
        ("Visser", "Aras", "voor- en achternaam verwisseld, met een verschil"),
        ("Visser", "de", "een van de namen staat op de plaats van de andere"),
    ],
)
def test_swapped_names_with_a_slip_are_told_and_found(
    given: str, surname: str, reason: str
) -> None:
    found = told(one_written(given_name=given, surname=surname))
    assert found == (Outcome.LINKED, ["b17"], [reason])


def test_a_half_of_a_name_may_have_a_slip_too() -> None:
    left, right = town(), [elsewhere(person) for person in town()]
    left[ODD_ONE] = {**pupil(ODD_ONE), "surname": "Visserink-Knoop"}
    right[ODD_ONE] = elsewhere(pupil(ODD_ONE), surname="Viserink")
    found = told(outcomes(left, right)["a17"])
    assert found == (Outcome.LINKED, ["b17"], ["voornaam gelijk", "achternaam lijkt er wat op"])


def test_the_last_word_of_a_name_without_hyphen_is_a_half() -> None:
    left, right = town(), [elsewhere(person) for person in town()]
    left[ODD_ONE] = {**pupil(ODD_ONE), "surname": "Ait Visser"}
    found = told(outcomes(left, right)["a17"])
    halves = ["voornaam gelijk", "helft van dubbele achternaam gelijk"]
    assert found == (Outcome.LINKED, ["b17"], halves)


def test_a_name_alone_is_left_to_a_person_in_lists_that_know_birth_dates() -> None:
    left, right = town(), [elsewhere(person) for person in town()]
    right[ODD_ONE] = elsewhere(pupil(ODD_ONE), given_name="Yarina", **NOTHING)
    found = outcomes(left, right)["a17"]
    reasons = ["voornaam lijkt er wat op", "achternaam gelijk", "alleen de naam komt overeen"]
    assert told(found) == (Outcome.REVIEW, ["b17"], reasons)


def test_lists_with_nothing_but_names_are_still_linked_by_them() -> None:
    names = [{key: one[key] for key in ("id", "given_name", "surname")} for one in town()]
    right = [{**one, "id": one["id"].replace("a", "b")} for one in names]
    found = outcomes(names, right)
    assert {key: told(one)[1] for key, one in found.items()} == {
        f"a{number}": [f"b{number}"] for number in range(TOWN)
    }


def test_a_crowd_of_one_name_and_birth_date_is_left_to_a_person() -> None:
    crowd = [{**pupil(0), "id": f"a{number}"} for number in range(40)]
    found = outcomes(crowd, [elsewhere(person) for person in crowd])
    assert {(one.outcome, len(one.candidates)) for one in found.values()} == {(Outcome.REVIEW, 3)}


@pytest.mark.parametrize("name", ["given_name", "surname", "birth_date", "postcode", "sex"])
def test_a_column_in_which_everybody_is_the_same_says_nothing(name: str) -> None:
    cell = pupil(0)[name]
    left = [{**person, name: cell} for person in town()]
    found = outcomes(left, [elsewhere(person) for person in left])
    assert {key: told(one)[:2] for key, one in found.items()} == {
        f"a{number}": (Outcome.LINKED, [f"b{number}"]) for number in range(TOWN)
    }


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_few_rows_are_linked_to_themselves(rows: int) -> None:
    found = outcomes(town()[:rows], [elsewhere(person) for person in town()[:rows]])
    assert {key: told(one)[:2] for key, one in found.items()} == {
        f"a{number}": (Outcome.LINKED, [f"b{number}"]) for number in range(rows)
    }


def test_one_row_is_not_taken_for_another() -> None:
    assert told(outcomes(town()[:1], [elsewhere(pupil(25))])["a0"])[:2] == (Outcome.NOT_FOUND, [])


def test_many_swapped_rows_are_learned_and_not_taken_for_chance() -> None:
    right = [elsewhere(person) for person in town()]
    for row in right[::2]:
        row["given_name"], row["surname"] = row["surname"], row["given_name"]
        row |= {"postcode": "", "house_number": "", "phone": ""}
    result = link(left=town(), right=right, settings=Settings(many=True))
    assert result.learned
    assert {one.left_id: told(one)[:2] for one in result} == {
        f"a{number}": (Outcome.LINKED, [f"b{number}"]) for number in range(TOWN)
    }
