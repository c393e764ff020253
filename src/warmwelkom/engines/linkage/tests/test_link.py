from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmwelkom.engines.linkage import Link, Outcome, Settings, link
from warmwelkom.engines.linkage.tests.people import TOWN, Person, elsewhere, pupil, town

ODD_ONE = 17


def outcomes(left: list[Person], right: list[Person], **chosen: bool) -> dict[str, Link]:
    result = link(left=left, right=right, settings=Settings(**chosen))
    return {person.left_id: person for person in result}


def right_ids(person: Link) -> list[str]:
    return [found.right_id for found in person.candidates]


def with_change(**changed: str) -> Link:
    """What becomes of one pupil who is written differently on the right list."""
    right = [elsewhere(person) for person in town()]
    right[ODD_ONE] = elsewhere(pupil(ODD_ONE), **changed)
    return outcomes(town(), right)[f"a{ODD_ONE}"]


def test_everybody_is_linked_to_themselves() -> None:
    found = outcomes(town(), [elsewhere(person) for person in town()])
    assert {key: (one.outcome, right_ids(one)) for key, one in found.items()} == {
        f"a{number}": (Outcome.LINKED, [f"b{number}"]) for number in range(TOWN)
    }


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"given_name": "Yaraa"}, "voornaam is een variant"),
        ({"surname": "Viser"}, "achternaam op één letter na"),
        ({"surname": "Visser, van der"}, "achternaam gelijk"),
        ({"surname": "Visser-Bakker"}, "helft van dubbele achternaam gelijk"),
        ({"given_name": "Visser", "surname": "Yara"}, "voor- en achternaam verwisseld"),
        ({"birth_date": "12-02-2009"}, "dag en maand verwisseld"),
        ({"birth_date": "02-12-2008"}, "geboortedatum op één tikfout na"),
        ({"birth_date": ""}, "achternaam gelijk"),
        ({"postcode": "9999ZZ", "house_number": "3"}, "postcode verschilt"),
        ({"phone": "0699999999"}, "telefoon verschilt"),
    ],
)
def test_one_difference_is_told_and_does_not_lose_the_pupil(
    changed: dict[str, str], reason: str
) -> None:
    found = with_change(**changed)
    assert (found.outcome, right_ids(found)) == (Outcome.LINKED, ["b17"])
    assert reason in [one.dutch for one in found.candidates[0].reasons]


def test_a_field_that_is_not_known_is_not_mentioned() -> None:
    found = with_change(phone="", postcode="", house_number="")
    assert [one.english for one in found.candidates[0].reasons] == [
        "given name equal",
        "surname equal",
        "birth date equal",
    ]


def test_a_missing_pupil_is_not_hidden_behind_a_twin() -> None:
    twin = {**pupil(ODD_ONE), "id": "a900", "given_name": "Quinten", "sex": "m"}
    right = [elsewhere(person) for person in town()]
    right[ODD_ONE] = elsewhere(twin)
    found = outcomes([*town(), twin], right)
    assert (found["a900"].outcome, right_ids(found["a900"])) == (Outcome.LINKED, ["b900"])
    assert found[f"a{ODD_ONE}"].outcome is Outcome.NOT_FOUND


def test_two_of_one_name_and_birth_date_are_left_to_a_person() -> None:
    other = elsewhere(pupil(ODD_ONE), id="b901", postcode="9999ZZ", house_number="3", phone="")
    found = outcomes(town(), [*(elsewhere(person) for person in town()), other], many=True)
    person = found[f"a{ODD_ONE}"]
    assert person.outcome is Outcome.REVIEW
    assert right_ids(person) == ["b17", "b901"]
    assert person.candidates[0].reasons[-1].english == "somebody else has this name and birth date"


def test_a_pupil_at_two_schools_has_two_links_when_that_is_allowed() -> None:
    right = [elsewhere(person) for person in town()]
    right += [elsewhere(pupil(number), id=f"c{number}") for number in (3, 9, ODD_ONE)]
    twice = outcomes(town(), right, many=True)[f"a{ODD_ONE}"]
    assert (twice.outcome, sorted(right_ids(twice))) == (Outcome.LINKED, ["b17", "c17"])


def test_empty_lists_give_an_answer() -> None:
    assert outcomes([], town()) == {}
    assert outcomes([pupil(0)], []) == {"a0": Link("a0", Outcome.NOT_FOUND, ())}


def test_the_order_of_the_lists_does_not_matter() -> None:
    right = [elsewhere(person) for person in town()]
    assert outcomes(town()[::-1], right[::-1]) == outcomes(town(), right)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.dictionaries(
    st.sampled_from(["given_name", "surname", "birth_date", "postcode", "email", "phone", "sex"]),
    st.text(max_size=12)), max_size=6))  # fmt: skip
def test_strange_cells_never_stop_it(cells: list[dict[str, str]]) -> None:
    people = [{**person, "id": f"x{number}"} for number, person in enumerate(cells)]
    found = outcomes(people, [*people, *town()])
    assert list(found) == [person["id"] for person in people]
    scores = [one.score for person in found.values() for one in person.candidates]
    assert scores == [score for score in scores if 0 <= score <= 1]
