from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from warmwelkom.house.cli import main
from warmwelkom.house.commands.choose import MOST_BYTES

if TYPE_CHECKING:
    from pathlib import Path

BALLOTS = """META
key;value
budget;300
vote_type;approval
PROJECTS
project_id;cost;name
a;100;Kennismaken
b;100;Rondleiding
c;100;Fietstocht
d;99.50;Bedrijfsbezoek
e;100;Film
VOTES
voter_id;vote;side
1;a,b,c;vo
2;a,b,c;vo
3;a,b,c;vo
4;a,b,c;vo
5;a,b,c;vo
6;a,b,c;vo
7;a,b,c;vo
8;d,e;mbo
9;d,e;mbo
10;d,e;mbo
"""


@pytest.fixture
def ballots(tmp_path: Path) -> Path:
    path = tmp_path / "ballots.pb"
    path.write_text(BALLOTS, encoding="utf-8")
    return path


def result(ballots: Path, *words: str) -> dict[str, Any]:
    out = ballots.with_name("result.json")
    assert main(["choose", str(ballots), *words, "--out", str(out)]) == 0
    told = json.loads(out.read_text(encoding="utf-8"))
    assert list(told)[:3] == ["winners", "spent", "budget"]
    return dict(told)


def test_it_works(ballots: Path) -> None:
    told = result(ballots, "--rule", "equal-shares")
    assert told["winners"] == ["a", "b", "d"]
    assert (told["spent"], told["budget"], told["left"]) == (299.5, 300, 0.5)
    assert (told["rule"], told["completion"], told["utility"]) == ("equal-shares", "add1u", "cost")
    assert (told["voters"], told["share_per_voter"], told["raised_per_voter"]) == (10, 30, 4)
    assert told["plans"][2] == {
        "id": "d",
        "cost": 99.5,
        "votes": 3,
        "round": 3,
        "how": "raised",
        "price_per_voter": 99.5 / 3,
    }
    assert told["majority"] == ["a", "b", "c"]
    assert told["sides"]["mbo"] == {"voters": 3, "with_a_plan": 3, "money": 99.5 / 299.5}
    assert told["majority_sides"]["mbo"] == {"voters": 3, "with_a_plan": 0, "money": 0}


def test_the_shares_alone_leave_money(ballots: Path) -> None:
    told = result(ballots, "--rule", "equal-shares", "--completion", "none")
    assert (told["winners"], told["spent"], told["left"]) == (["a", "b"], 200, 100)
    assert isinstance(told["spent"], int)


def test_most_votes_first_needs_no_completion(ballots: Path) -> None:
    told = result(ballots, "--rule", "greedy", "--completion", "add1", "--utility", "cardinality")
    assert (told["winners"], told["completion"], told["utility"]) == (["a", "b", "c"], None, None)
    assert [plan["price_per_voter"] for plan in told["plans"]] == [None, None, None]


def test_a_file_that_knows_no_sides_gets_none(ballots: Path) -> None:
    ballots.write_text(BALLOTS.replace(";side", ";district"), encoding="utf-8")
    assert "sides" not in result(ballots, "--rule", "greedy")


def test_the_same_file_gives_the_same_result(ballots: Path) -> None:
    out = ballots.with_name("result.json")
    texts = set()
    for _ in range(2):
        result(ballots, "--rule", "equal-shares")
        texts.add(out.read_bytes())
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("hallo", ", line 1: The first line should be META."),
        (BALLOTS.replace("budget;300\n", ""), ": META has no budget. Add a line such as budget;15000."),
        (
            BALLOTS.replace("8;d,e", "8;d,x"),
            ", line 21: Voter '8' votes for 'x', which is not under PROJECTS.",
        ),
    ],
)  # fmt: skip
def test_bad_input_is_told_and_nothing_is_written(
    ballots: Path, capsys: pytest.CaptureFixture[str], content: str, sentence: str
) -> None:
    ballots.write_text(content, encoding="utf-8")
    out = ballots.with_name("result.json")
    assert main(["choose", str(ballots), "--rule", "greedy", "--out", str(out)]) == 2
    assert capsys.readouterr().err == f"warmwelkom choose: {ballots}{sentence}\n"
    assert not out.exists()


def test_files_that_cannot_be_used_are_told(
    ballots: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone, huge, folder = ballots.with_name("gone.pb"), ballots.with_name("huge.pb"), ballots.parent
    with huge.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    words = ["--rule", "greedy", "--out"]
    assert main(["choose", str(gone), *words, str(gone)]) == 2
    assert main(["choose", str(ballots), *words, str(folder)]) == 2
    assert main(["choose", str(huge), *words, str(gone)]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"warmwelkom choose: cannot read {gone}: No such file or directory.",
        f"warmwelkom choose: cannot write {folder}: Is a directory.",
        f"warmwelkom choose: {huge} is larger than 200 MB.",
    ]


@pytest.mark.parametrize(
    "words", [[], ["--rule", "majority"], ["--rule", "greedy", "--utility", "x"]]
)
def test_a_wrong_call_is_told(
    ballots: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["choose", str(ballots), *words, "--out", "x"])
    assert left.value.code == 2
    assert "usage: warmwelkom choose" in capsys.readouterr().err
