"""A file as Pabulib has them is read as it stands; a fault is told in a sentence, with its line."""

from __future__ import annotations

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmwelkom.engines.choice.amounts import amount_in
from warmwelkom.engines.choice.ballots import Ballot, Election
from warmwelkom.engines.choice.pabulib import VOTE_TYPES, BallotFileError, read_pabulib

FILE = """META
key;value
description;Plannen voor de eerste weken
budget;15000
vote_type;approval
max_length;3
PROJECTS
project_id;cost;votes;name;selected
12;4000;3;"Kennismaken; met de oude mentor";1
7;2500.50;1;Wegwijsfilm;0
VOTES
voter_id;age;vote;side
a1;15;12,7;vo
a2;;12;mbo
a3;16;;vo
"""


def read(text: str) -> Election:
    return read_pabulib(text.encode())


def approved(text: str) -> list[tuple[str, ...]]:
    return [ballot.approved for ballot in read(text).ballots]


def test_it_works() -> None:
    election = read(FILE)
    assert election.budget == 15000
    assert dict(election.costs) == {"12": 4000, "7": Fraction("2500.50")}
    assert election.ballots == (
        Ballot(voter="a1", approved=("12", "7"), side="vo"),
        Ballot(voter="a2", approved=("12",), side="mbo"),
        Ballot(voter="a3", approved=(), side="vo"),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        ("\n", "\r"),
        ("META", "\ufeffMETA"),
        ("META", "\n\nMeta;;"),
        ("key;value\n", ""),
        ("PROJECTS", "\nPROJECTS;;;"),
        ("2500.50", "2500,50"),
        ("2500.50", "2 500,50"),
        ("15000", " 1.5e4 "),
        ("vote_type;approval", "vote_type;Approval"),
        ("a1;15;12,7;vo", 'a1;15;"12, 7,";vo'),
        ("a1;15;12,7;vo", "a1 ;15; 12 ,7,12;vo;more;cells"),
        ("a3;16;;vo", "a3;16;none;vo"),
        ("VOTES", "PARTNERS\npartner;town\n7;Den Haag\nVOTES"),
    ],
)
def test_what_does_not_matter(old: str, new: str) -> None:
    assert read(FILE.replace(old, new)) == read(FILE)


def test_what_is_not_utf8_is_read_as_windows_writes_it() -> None:
    raw = FILE.replace("Wegwijsfilm", "Café").replace("12", "é").encode("cp1252")
    assert read_pabulib(raw).ballots[0].approved == ("é", "7")


@pytest.mark.parametrize("vote_type", ["approval", "choose-1", "ordinal"])
def test_who_is_named_is_approved(vote_type: str) -> None:
    text = FILE.replace("vote_type;approval", f"vote_type;{vote_type}")
    assert approved(text) == [("12", "7"), ("12",), ()]


@pytest.mark.parametrize("vote_type", ["cumulative", "scoring"])
def test_points_are_checked_and_weigh_nothing(vote_type: str) -> None:
    text = FILE.replace("vote_type;approval", f"vote_type;{vote_type}")
    text = text.replace("age;vote", "points;vote").replace("a1;15;", "a1;3,0;")
    assert approved(text.replace("a2;;", "a2;2;").replace("a3;16;", "a3;;")) == approved(FILE)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("META\n", "", "line 1: The first line should be META."),
        ("budget;15000\n", "", "META has no budget. Add a line such as budget;15000."),
        ("15000", "", "line 4: The budget is '', which is no amount."),
        ("15000", "veel", "line 4: The budget is 'veel', which is no amount."),
        ("15000", "-1", "line 4: The budget is '-1', which is below zero."),
        (
            "vote_type;approval\n",
            "",
            "META does not say how people voted. Add a line vote_type;approval.",
        ),
        (
            "type;approval",
            "type;quadratic",
            f"line 5: The vote_type 'quadratic' is none that we know: {', '.join(VOTE_TYPES)}.",
        ),
        ("VOTES", "STEMMEN", "There is no section VOTES."),
        ("id;cost;votes;name;", "id;kosten;", "PROJECTS has no column cost, but project_id, kosten, selected."),
        ("age;vote", "age;stem", "VOTES has no column vote, but voter_id, age, stem, side."),
        ("2500.50", "-5", "line 10: The cost of '7' is '-5', which is below zero."),
        ("2500.50", "1.000.000", "line 10: The cost of '7' is '1.000.000', which is no amount."),
        ("7;2500.50", "12;2500.50", "line 10: The project '12' is in line 9 already."),
        ("7;2500.50", ";2500.50", "line 10: This project has no id."),
        ("a2", "a1", "line 14: The voter 'a1' is in line 13 already."),
        ("a2", "", "line 14: This voter has no id."),
        ("12;mbo", "13;mbo", "line 14: Voter 'a2' votes for '13', which is not under PROJECTS."),
        (
            "vote_type;approval",
            "vote_type;scoring",
            "line 13: There are points for 0 of 2 projects.",
        ),
        ("a1", '"' + "x" * 200_000, "line 13: This can't be read: field larger than field limit (131072)."),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(old: str, new: str, told: str) -> None:
    with pytest.raises(BallotFileError) as fault:
        read(FILE.replace(old, new, 1))
    assert str(fault.value) == told


@pytest.mark.parametrize("points", ["3,-1", "3,x"])
def test_points_are_numbers_from_0_up(points: str) -> None:
    text = FILE.replace("vote_type;approval", "vote_type;cumulative").replace("age;", "points;")
    with pytest.raises(BallotFileError, match="are not a number from 0 up") as fault:
        read(text.replace("a1;15;", f"a1;{points};"))
    assert fault.value.line == 13


@pytest.mark.parametrize("raw", [b"\x00\x01", b"PK\x03\x04\x00", FILE.encode("utf-16")])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(BallotFileError, match="not a text file"):
        read_pabulib(raw)


@given(st.binary(max_size=200))
def test_nothing_but_a_sentence_comes_of_garbage(raw: bytes) -> None:
    with pytest.raises(BallotFileError):
        read_pabulib(raw)


@given(st.lists(st.sampled_from(FILE.replace("\n", " \n ").split(" ")), max_size=60))
def test_a_shuffled_file_is_read_or_told(parts: list[str]) -> None:
    with contextlib.suppress(BallotFileError):
        assert read("".join(parts)).budget == 15000


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0", Fraction(0)),
        ("12.50", Fraction(25, 2)),
        ("12,50", Fraction(25, 2)),
        ("1 000\u00a0000", Fraction(1_000_000)),
        ("+3", Fraction(3)),
        ("-3", Fraction(-3)),
        ("2e3", Fraction(2000)),
        ("10/3", Fraction(10, 3)),
        ("1/0", None),
        ("", None),
        ("€ 5", None),
        ("1,000.50", None),
        ("nan", None),
        ("inf", None),
        ("1e999", None),
        ("9" * 25, None),
        ("٣", None),
    ],
)
def test_amounts(text: str, amount: Fraction | None) -> None:
    assert amount_in(text) == amount
