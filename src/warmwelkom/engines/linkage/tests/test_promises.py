"""What holds for any two lists."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmwelkom.engines.linkage import Link, Outcome, Settings, link
from warmwelkom.engines.linkage.tests.people import TOWN, Person, elsewhere, pupil, town

MANY = Settings(many=True)
NAMES = ("id", "given_name", "surname", "birth_date", "sex", "postcode", "house_number", "phone")


def outcomes(left: list[Person], right: list[Person]) -> dict[str, Link]:
    return {one.left_id: one for one in link(left=left, right=right, settings=MANY)}


def short(found: dict[str, Link]) -> dict[str, tuple[Outcome, list[str]]]:
    return {
        key: (one.outcome, sorted(candidate.right_id for candidate in one.candidates))
        for key, one in found.items()
    }


ALL_LINKED = {f"a{number}": (Outcome.LINKED, [f"b{number}"]) for number in range(TOWN)}


def others() -> list[Person]:
    return [elsewhere(person) for person in town()]


@settings(max_examples=5, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(chance: random.Random) -> None:
    left, right = town()[:60], others()[20:]
    expected = outcomes(left, right)
    chance.shuffle(left)
    chance.shuffle(right)
    assert outcomes(left, right) == expected


def test_a_list_links_to_itself() -> None:
    found = short(outcomes(town(), town()))
    assert found == {one["id"]: (Outcome.LINKED, [one["id"]]) for one in town()}


def test_strangers_added_to_the_right_change_nothing() -> None:
    strangers = [
        {
            "id": f"s{number}",
            "given_name": f"Q{'aeiou'[number % 5]}r{'aeiou'[number // 5 % 5]}x",
            "surname": f"Z{'aeiou'[number // 25 % 5]}w{'aeiou'[number % 5]}g",
            "birth_date": f"{1 + number % 28:02}-{1 + number % 12:02}-2005",
            "postcode": f"{9000 + number}ZX",
        }
        for number in range(300)
    ]
    assert short(outcomes(town(), [*others(), *strangers])) == ALL_LINKED


def test_a_row_that_says_nothing_is_never_linked() -> None:
    empty = [dict.fromkeys(NAMES, "") | {"id": f"a90{number}"} for number in (0, 1)]
    nobody = [dict.fromkeys(NAMES, "") | {"id": f"b90{number}"} for number in (0, 1)]
    found = outcomes([*town(), *empty], [*others(), *nobody])
    assert [found[one["id"]].outcome for one in empty] == [Outcome.NOT_FOUND] * 2
    assert {key: value for key, value in short(found).items() if key in ALL_LINKED} == ALL_LINKED


@pytest.mark.parametrize("name", NAMES[1:])
def test_a_column_that_one_list_lacks_is_no_difference(name: str) -> None:
    right = [{key: cell for key, cell in one.items() if key != name} for one in others()]
    assert short(outcomes(town(), right)) == ALL_LINKED


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_how_unicode_is_written_does_not_matter(form: str) -> None:
    left, right = town(), others()
    left[5] |= {"given_name": "Zoë", "surname": "Çelik-Ñandú"}
    written = {key: unicodedata.normalize(form, cell) for key, cell in left[5].items()}
    right[5] = elsewhere(written)
    assert short(outcomes(left, right)) == ALL_LINKED


@pytest.mark.parametrize(
    ("given", "surname"),
    [
        ("Null", "None"),
        ("NaN", "NA"),
        ("مريم", "الحسن"),
        ("משה", "כהן"),
        ("李", "小龙"),
        ("X", "Y"),
    ],
)
def test_names_that_computers_stumble_over(given: str, surname: str) -> None:
    left, right = town(), others()
    left[7] |= {"given_name": given, "surname": surname}
    right[7] |= {"given_name": given, "surname": surname}
    assert short(outcomes(left, right)) == ALL_LINKED


def test_twins_with_names_in_another_script_are_told_apart() -> None:
    twins = [
        {**pupil(7), "id": f"t{at}", "given_name": name} for at, name in enumerate(("مريم", "ليلى"))
    ]
    found = short(outcomes([*town(), *twins], [*others(), {**twins[0], "id": "u0"}]))
    assert found["t0"] == (Outcome.LINKED, ["u0"])
    assert found["t1"][0] is not Outcome.LINKED


def test_lists_without_anybody_in_common_link_nobody() -> None:
    found = short(outcomes(town()[:40], [elsewhere(pupil(number)) for number in range(40, TOWN)]))
    assert [outcome for outcome, _ in found.values()].count(Outcome.LINKED) == 0


def test_a_twin_without_postcode_is_not_taken_for_the_other() -> None:
    left = town()
    pairs = [{**pupil(at), "id": f"t{at}", "given_name": "Quirijn"} for at in range(0, 40, 2)]
    right = [elsewhere(person) for person in [*left[1:], *pairs]]
    right[-20] |= {"postcode": ""}
    found = outcomes([*left, *pairs], right)
    assert found["a0"].outcome is not Outcome.LINKED


def test_two_strangers_of_one_name_and_birth_date_are_left_to_a_person() -> None:
    left, right = town(), others()
    other = {**pupil(11), "id": "a911", "postcode": "9911XX", "house_number": "9", "phone": ""}
    moved = {"postcode": "1111ZZ", "house_number": "1", "phone": ""}
    right[11] = elsewhere(pupil(11), **moved)
    found = outcomes([*left, other], right)
    assert found["a11"].outcome is Outcome.REVIEW
    assert found["a911"].outcome is Outcome.REVIEW


def test_who_agrees_in_more_is_linked_beside_a_namesake() -> None:
    other = {**pupil(11), "id": "a911", "postcode": "9911XX", "house_number": "9", "phone": ""}
    found = outcomes([*town(), other], [*others(), elsewhere(other, id="b911")])
    assert short({key: found[key] for key in ("a11", "a911")}) == {
        "a11": (Outcome.LINKED, ["b11"]),
        "a911": (Outcome.LINKED, ["b911"]),
    }
