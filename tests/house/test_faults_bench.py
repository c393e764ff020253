"""How `./bench faults` counts: an invitation is one mail, a link one SMS, each arrives once, and who can't log in reads why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

FAULTS = Path(__file__).resolve().parents[2] / "benchmarks" / "faults"
ZERO = {"without_a_message": 0, "planned_twice": 0, "arrived_twice": 0, "lost": 0}
NOTHING = {"lost": 0, "double": 0, "never_sent": 0}
WELL = {"wrong": {}, "record_whole": True, "logs_in_after": True}


@pytest.fixture(autouse=True)
def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(FAULTS), str(FAULTS.parent), *sys.path])
    monkeypatch.delitem(sys.modules, "counted", raising=False)


def of_messages(rows: list[list[str]], arrived: list[str], owed: tuple[str, ...]) -> dict[str, int]:
    from counted import of_messages

    found: dict[str, int] = of_messages(rows, owed, arrived)
    return found


def test_all_is_well() -> None:
    rows = [["1", "a", "sent"], ["2", "b", "unknown"], ["3", "c", "unknown"]]
    assert of_messages(rows, ["1", "2"], ("a", "b", "c")) == {
        "sent": 1, "unknown": 2, "unknown_that_arrived": 1, **ZERO,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "arrived", "owed", "name"),
    [
        ([["1", "a", "sent"]], [], ("a",), "lost"),
        ([["1", "a", "sent"]], ["1", "1"], ("a",), "arrived_twice"),
        ([["1", "a", "sent"], ["2", "a", "planned"]], ["1"], ("a",), "planned_twice"),
        ([["1", "a", "sent"]], ["1"], ("a", "b"), "without_a_message"),
    ],
)
def test_each_fault_is_seen(
    rows: Any, arrived: list[str], owed: tuple[str, ...], name: str
) -> None:
    from counted import is_kept

    found = of_messages(rows, arrived, owed)
    assert {key: found[key] for key in ZERO} == {**ZERO, name: 1}
    assert not is_kept({"notes": NOTHING}, {"mails": ZERO, "sms": found}, WELL)


@pytest.mark.parametrize("name", NOTHING)
def test_a_note_that_is_not_as_promised_is_seen(name: str) -> None:
    from counted import is_kept

    assert is_kept({"notes": NOTHING}, {"mails": ZERO}, WELL)
    assert not is_kept({"notes": {**NOTHING, name: 1}}, {"mails": ZERO}, WELL)
    assert not is_kept({"notes": NOTHING}, {"mails": ZERO}, {**WELL, "wrong": {"GET 500": 1}})
    assert not is_kept({"notes": NOTHING}, {"mails": ZERO}, {**WELL, "record_whole": False})
    assert not is_kept({"notes": NOTHING}, {"mails": ZERO}, {**WELL, "logs_in_after": False})


@pytest.mark.parametrize(
    ("status", "way", "name"),
    [
        (200, "/start/", "came_in"),
        (200, "/account/2fa/authenticate/?next=x", "came_in"),
        (200, "/account/school/witt/niet/?waarom=broken", "told_that_the_login_server_is_broken"),
        (200, "/account/school/witt/niet/?waarom=unknown", "wrong"),
        (500, "/start/", "wrong"),
        (503, "/account/school/witt/terug/", "wrong"),
        (200, "/account/login/", "wrong"),
    ],
)
def test_what_came_of_a_login(status: int, way: str, name: str) -> None:
    import requests
    from visitor import Visitor

    answer = requests.Response()
    answer.status_code, answer.url, answer._content = status, f"http://127.0.0.1:1{way}", b"well"
    visitor = Visitor("http://127.0.0.1:1", "http://127.0.0.1:2")
    assert visitor._what(answer) == name
    assert bool(visitor.wrong) is (name == "wrong")


def test_a_session_that_a_clock_ended_is_no_fault_and_one_that_ends_by_itself_is() -> None:
    import requests
    from visitor import Visitor

    answer = requests.Response()
    answer.status_code, answer.url = 200, "http://127.0.0.1:1/account/login/"
    visitor = Visitor("http://127.0.0.1:1", "http://127.0.0.1:2")
    assert visitor._what(answer, clock_moved=True) == "asked_to_log_in_again"
    assert visitor._what(answer, clock_moved=False) == "wrong"


def test_which_link_was_made_is_read_from_the_page() -> None:
    from sender import ROW, Sender

    from writers import Said

    link, anna, bas = (str(number) * 8 + "-1111-1111-1111-111111111111" for number in (1, 2, 3))
    page = (
        f'<li><form action="/welkomlinks/{link}/einde/"></form><button name="pupil" value="{anna}">'
        f'<form action="/welkomlinks/{bas}/einde/">of a parent</form></li>\n<li>nobody</li>\n'
        f'<li>\n<button name="pupil" value="{bas}"></li>'
    )
    assert ROW.findall(page) == [(link, anna), ("", bas)]
    sender = Sender(1, 1, "", Said(), waits={anna: True, bas: False})
    sender._tell({anna: link, bas: ""})
    assert [words for _at, words in sender.said.accepted] == [link]
    assert sender.said.unsure == []
