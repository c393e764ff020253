"""The API reads what is public: paged, filtered, in one order, and tells an error in JSON."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast
from tests.thinktank import add_contribution

from warmwelkom.rooms.thinktank.models import ThreadLink
from warmwelkom.rooms.thinktank.tests.threads import TODAY, Threads

API = "/api/denktank/haaglanden/v1/"


def ask(cast: Cast, path: str, who: str = "anonymous", **headers: str) -> Any:
    return cast.client(who).get(f"{API}{path}", headers=headers)


def test_pages_follow_each_other_and_leave_nothing_out(cast: Cast, threads: Threads) -> None:
    found: list[str] = []
    address = f"{API}contributions/?size=2&q="
    while address:
        page = cast.client("anonymous").get(address).json()
        assert (page["count"], page["pages"]) == (5, 3)
        found += [row["id"] for row in page["results"]]
        address = page["next"]
    shown = [threads.need, threads.merged, threads.idea, threads.plan, threads.alone]
    assert sorted(found) == sorted(str(row.pk) for row in shown)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("kind=plan", ["plan"]),
        ("state=answered", ["need"]),
        ("label=theme:weg-vinden&label=sector:techniek", ["need"]),
        ("label=theme:weg-vinden&label=theme:zomer", []),
        ("label=sector:weg-vinden", []),
        ("q=films", ["idea", "plan"]),
        ("order=heard&size=1", ["need"]),
        ("q=geheim", []),
    ],
)
def test_filters(cast: Cast, threads: Threads, query: str, names: list[str]) -> None:
    found = ask(cast, f"contributions/?{query}").json()["results"]
    assert {row["id"] for row in found} == {str(getattr(threads, name).pk) for name in names}


@pytest.mark.parametrize(
    "query",
    ["kind=wish", "page=0", "page=x", "size=101", "order=secret", "author=Pelle", f"q={'x' * 101}"],
)
def test_bad_input_is_told(cast: Cast, query: str) -> None:
    answer = ask(cast, f"contributions/?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    told = answer.json()
    assert (told["status"], told["title"]) == (400, "Dit konden we niet lezen.")
    assert told["detail"].startswith("Dit past niet bij wat het adres vraagt: ")


def test_an_error_in_english(cast: Cast) -> None:
    answer = ask(cast, "contributions/?page=0", accept_language="en")
    assert answer.json()["title"] == "We could not read this."


def test_a_page_after_the_last_is_not_there(cast: Cast) -> None:
    assert ask(cast, "contributions/?page=2").status_code == 404


def test_a_thread_goes_up_and_down_and_not_sideways(cast: Cast, threads: Threads) -> None:
    """Another need that the same idea solves is in the idea's thread, not in this need's."""
    with cast.scope():
        other = add_contribution(cast.places.region, text="Ook verdwaald")
        ThreadLink.objects.create(
            region=other.region, earlier=other, later=threads.idea, kind="solves", made_on=TODAY
        )
    found = ask(cast, f"contributions/{threads.need.pk}/").json()
    assert {row["id"] for row in found["thread"]} == {str(threads.idea.pk), str(threads.plan.pk)}
    assert [row["id"] for row in found["merged"]] == [str(threads.merged.pk)]
    assert [row["state"] for row in found["states"]] == ["received", "heard", "answered"]
    assert len(found["links"]) == 2
    whole = ask(cast, f"contributions/{threads.idea.pk}/").json()
    assert len(whole["thread"]) == 3


def test_what_waits_is_not_there_for_anybody(cast: Cast, threads: Threads) -> None:
    for who in ("anonymous", "noor", "hanna"):
        answer = ask(cast, f"contributions/{threads.waiting.pk}/", who)
        assert (answer.status_code, answer.json()["status"]) == (404, 404)


@pytest.mark.usefixtures("threads")
def test_states_links_labels_and_totals(cast: Cast) -> None:
    assert ask(cast, "states/?size=2").json()["count"] == 5
    assert ask(cast, "links/").json()["count"] == 2
    assert len(ask(cast, "labels/").json()["results"]) == 29
    assert ask(cast, "totals/").json()["pupils"] == 7


@pytest.mark.parametrize(
    "path", ["contributions/", "contributions/{need}/", "states/", "links/", "labels/", "totals/"]
)
def test_it_costs_the_same_for_one_and_for_three(cast: Cast, threads: Threads, path: str) -> None:
    costs = []
    for number in (1, 3):
        with cast.scope():
            for row in range(number):
                made = add_contribution(cast.places.region, text=f"{number} {row}")
                ThreadLink.objects.create(
                    region=made.region,
                    earlier=threads.need,
                    later=made,
                    kind="touches",
                    made_on=TODAY,
                )
        with CaptureQueriesContext(connection) as asked:
            answer = ask(cast, path.format(need=threads.need.pk))
        assert answer.status_code == 200
        frame = ("SAVEPOINT", "warmwelkom.region")
        costs.append(len([row for row in asked if not any(word in row["sql"] for word in frame)]))
    assert costs[0] == costs[1] <= 6


def test_who_has_it_gets_it_once(cast: Cast, threads: Threads) -> None:
    path = f"contributions/{threads.need.pk}/"
    etag = ask(cast, path)["ETag"]
    assert ask(cast, path, if_none_match=etag).status_code == 304


@pytest.mark.parametrize("path", ["/api/denktank/atlantis/v1/labels/", "/api/nothing/"])
def test_what_is_not_there_is_told_in_json(cast: Cast, path: str) -> None:
    answer = cast.client("hanna").get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
