"""Everything public as files: nothing more, always in one order, and only once where nothing changed."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast
from tests.thinktank import add_code, add_contribution

from warmwelkom.rooms.thinktank.models import Contribution, Label
from warmwelkom.rooms.thinktank.queries.open import batches
from warmwelkom.rooms.thinktank.tests.threads import Threads

OPEN = "/denktank/haaglanden/open/"
FILES = ["bijdragen", "toestanden", "verbanden", "labels", "totalen"]


def whole(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def read(cast: Cast, name: str, **headers: str) -> Any:
    return cast.client("anonymous").get(f"{OPEN}{name}", headers=headers)


def read_json(cast: Cast, name: str) -> Any:
    return json.loads(whole(read(cast, f"{name}.json")))


def read_csv(cast: Cast, name: str) -> list[list[str]]:
    text = whole(read(cast, f"{name}.csv")).decode()
    assert text[0] == "\ufeff"
    return list(csv.reader(io.StringIO(text[1:]), delimiter=";"))


def test_the_page_tells_what_there_is_to_anybody(cast: Cast) -> None:
    page = cast.client("anonymous").get(OPEN)
    assert page.status_code == 200
    for name in FILES:
        for ending in ("csv", "json"):
            assert f'href="{OPEN}{name}.{ending}"' in page.content.decode()


def test_only_what_is_published_leaves(cast: Cast, threads: Threads) -> None:
    found = read_json(cast, "bijdragen")
    assert (found["region"], found["licence"]) == ("haaglanden", "CC-BY-4.0")
    shown = [threads.need, threads.merged, threads.idea, threads.plan, threads.alone]
    assert [row["id"] for row in found["contributions"]] == sorted(str(row.pk) for row in shown)
    links = read_json(cast, "verbanden")["links"]
    assert sorted((row["earlier"], row["later"]) for row in links) == sorted(
        [(str(threads.need.pk), str(threads.idea.pk)), (str(threads.idea.pk), str(threads.plan.pk))]
    )


def test_a_moderator_takes_no_more_along(cast: Cast, threads: Threads) -> None:
    for who in ("noor", "hanna", "pelle", "lars"):
        answer = cast.client(who).get(f"{OPEN}bijdragen.json")
        assert str(threads.waiting.pk) not in whole(answer).decode()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.usefixtures("threads")
def test_no_name_of_a_person_leaves(cast: Cast, name: str) -> None:
    for ending in ("json", "csv"):
        text = whole(read(cast, f"{name}.{ending}")).decode()
        for word in ("Pelle", "Emre", "Hanna", "Dina", "KLAS42", "a" * 64):
            assert word not in text


def test_one_contribution_in_full(cast: Cast, threads: Threads) -> None:
    rows = {row["id"]: row for row in read_json(cast, "bijdragen")["contributions"]}
    need = rows[str(threads.need.pk)]
    assert need == {
        "id": str(threads.need.pk), "kind": "need", "title": "",
        "text": "=Ik weet niet; waar ik moet zijn", "organisation": None,
        "asked_of": "ROC Mondriaan", "received_on": "2026-03-30", "state": "answered",
        "state_on": "2026-04-02", "heard": 4, "labels": ["sector:techniek", "theme:weg-vinden"],
        "merged_into": None, "answer_by": "2026-04-01", "answered_on": "2026-03-31",
        "licence": None,
        "url": f"http://testserver/denktank/haaglanden/{threads.need.pk}/",
    }  # fmt: skip
    assert rows[str(threads.idea.pk)]["licence"] == "CC-BY-4.0"
    assert rows[str(threads.merged.pk)]["merged_into"] == str(threads.need.pk)


def test_a_spreadsheet_reads_text_and_never_a_formula(cast: Cast, threads: Threads) -> None:
    head, *rows = read_csv(cast, "bijdragen")
    assert head[:4] == ["Nummer", "Soort", "Titel", "Tekst"]
    texts = {row[0]: row[3] for row in rows}
    assert texts[str(threads.need.pk)] == "'=Ik weet niet; waar ik moet zijn"


def test_a_state_tells_its_day_and_reason_and_not_its_moment(cast: Cast, threads: Threads) -> None:
    states = [
        row
        for row in read_json(cast, "toestanden")["states"]
        if row["contribution"] == str(threads.need.pk)
    ]
    assert [(row["state"], row["on"]) for row in states] == [
        ("received", "2026-03-13"), ("heard", "2026-03-18"), ("answered", "2026-04-02"),
    ]  # fmt: skip
    assert set(states[0]) == {"contribution", "state", "on", "reason", "organisation", "decided_in"}


@pytest.mark.usefixtures("threads")
def test_in_batches_is_the_same_as_at_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = {name: whole(read(cast, f"{name}.{end}")) for name in FILES for end in ("json",)}
    monkeypatch.setattr(batches, "A_BATCH", 2)
    assert {name: whole(read(cast, f"{name}.json")) for name in FILES} == at_once


def test_an_empty_think_tank_gives_empty_lists(cast: Cast) -> None:
    assert read_json(cast, "bijdragen")["contributions"] == []
    assert len(read_csv(cast, "verbanden")) == 1


def test_a_school_is_counted_from_five(cast: Cast, threads: Threads) -> None:
    """Johan de Witt said seven things; Maris three, which is told nowhere, not even as the rest."""
    assert threads.need.pk
    with cast.scope():
        add_code(cast, code="MARIS3", school=cast.places.maris_school, posted=3)
    totals = read_json(cast, "totalen")["totals"]
    assert totals["schools"] == [
        {"school": "Johan de Witt", "number": None}, {"school": "Maris College", "number": None},
    ]  # fmt: skip
    assert totals["pupils"] == 10


@pytest.mark.usefixtures("threads")
def test_who_has_it_gets_it_once(cast: Cast) -> None:
    first = read(cast, "bijdragen.json")
    etag = first["ETag"]
    assert read(cast, "bijdragen.json", if_none_match=etag).status_code == 304
    assert read(cast, "bijdragen.json", if_modified_since=first["Last-Modified"]).status_code == 304
    assert read(cast, "toestanden.csv", if_none_match='"other"').status_code == 200


@pytest.mark.parametrize("what", ["text", "label", "school", "new", "gone"])
def test_whatever_changes_is_fetched_again(cast: Cast, threads: Threads, what: str) -> None:
    etag = read(cast, "bijdragen.json")["ETag"]
    with cast.scope():
        if what == "text":
            Contribution.objects.filter(pk=threads.need.pk).update(text="Aangepast")
        elif what == "label":
            threads.alone.labels.add(Label.objects.get(slug="mensen"))
        elif what == "school":
            cast.places.mondriaan.name = "Mondriaan"
            cast.places.mondriaan.save()
        elif what == "new":
            add_contribution(cast.places.region, text="Nog een")
        else:
            Contribution.objects.filter(pk=threads.alone.pk).update(published_at=None)
    assert read(cast, "bijdragen.json", if_none_match=etag).status_code == 200


@pytest.mark.usefixtures("threads")
def test_what_waits_to_be_read_changes_nothing(cast: Cast) -> None:
    """Or the moment of a pupil's words could be seen from outside."""
    etag = read(cast, "bijdragen.json")["ETag"]
    with cast.scope():
        add_contribution(cast.places.region, text="Nog niet gelezen", published_at=None)
    assert read(cast, "bijdragen.json")["ETag"] == etag


@pytest.mark.usefixtures("threads")
def test_the_moment_of_change_is_never_too_early(cast: Cast) -> None:
    """When it was forgotten, it is now: fetched once too often, never once too seldom."""
    read(cast, "bijdragen.json")
    cache.clear()
    old = "Thu, 01 Jan 2026 00:00:00 GMT"
    assert read(cast, "bijdragen.json", if_modified_since=old).status_code == 200


@pytest.mark.parametrize(
    "name", ["bijdragen.xlsx", "mensen.json", "classcode.csv", "sleutels.json"]
)
def test_another_file_is_not_there(cast: Cast, name: str) -> None:
    assert read(cast, name).status_code == 404


@pytest.mark.parametrize("name", [f"{name}.json" for name in FILES])
def test_it_costs_the_same_for_one_and_for_three(cast: Cast, threads: Threads, name: str) -> None:
    costs = []
    for number in (1, 3):
        with cast.scope():
            for row in range(number):
                add_contribution(cast.places.region, text=f"{number} {row}").labels.add(
                    Label.objects.get(slug="mensen")
                )
        with CaptureQueriesContext(connection) as asked:
            whole(read(cast, name))
        costs.append(
            len(
                [
                    row
                    for row in asked
                    if "SAVEPOINT" not in row["sql"] and "warmwelkom.region" not in row["sql"]
                ]
            )
        )
    assert costs[0] == costs[1] <= 6
    assert threads.need.pk


def test_another_region_has_nothing_of_ours(cast: Cast, threads: Threads) -> None:
    answer = cast.client("anonymous").get("/denktank/rijnmond/open/bijdragen.json")
    assert str(threads.need.pk) not in whole(answer).decode()
    assert cast.client("anonymous").get("/denktank/atlantis/open/bijdragen.json").status_code == 404


@pytest.mark.usefixtures("threads")
def test_a_head_makes_nothing(cast: Cast) -> None:
    answer = cast.client("anonymous").head(f"{OPEN}bijdragen.json")
    assert (answer.status_code, answer.streaming, answer.content) == (200, False, b"")
    assert answer["ETag"] == read(cast, "bijdragen.json")["ETag"]
