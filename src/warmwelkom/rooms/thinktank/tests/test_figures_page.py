"""`/denktank/<region>/cijfers/`: the same numbers as whoever counts the open files finds."""

from __future__ import annotations

import datetime as dt
import statistics
from collections import Counter
from typing import Any

from bs4 import BeautifulSoup
from tests.cast import Cast
from tests.thinktank import add_contribution

from warmwelkom.rooms.thinktank.models import Label, ThreadLink
from warmwelkom.rooms.thinktank.tests.test_open_files import read_json
from warmwelkom.rooms.thinktank.tests.threads import TODAY, Threads, add_state

PAGE = "/denktank/haaglanden/cijfers/"


def _more(cast: Cast, threads: Threads) -> None:
    """Six needs that were heard and answered, five of them asked of somebody, with ideas after them."""
    theme = Label.objects.get(slug="mensen")
    for number in range(6):
        row = add_contribution(
            cast.places.region, text=f"Nog {number}", state="answered",
            audience=cast.places.yuverta if number else None,
            answer_by=TODAY - dt.timedelta(days=number) if number else None,
            answered_on=TODAY - dt.timedelta(days=2),
        )  # fmt: skip
        row.labels.add(theme)
        add_state(row, "received", days_ago=30)
        add_state(row, "heard", days_ago=30 - number)
        ThreadLink.objects.create(
            region=row.region, earlier=row, later=threads.idea, kind="touches",
            made_on=TODAY + dt.timedelta(days=number),
        )  # fmt: skip


def test_the_totals_are_what_whoever_counts_the_files_finds(cast: Cast, threads: Threads) -> None:
    with cast.scope():
        _more(cast, threads)
    totals = read_json(cast, "totalen")["totals"]
    rows = [row for row in read_json(cast, "bijdragen")["contributions"] if not row["merged_into"]]
    assert {(row["kind"], row["state"]): row["number"] for row in totals["states"]} == Counter(
        (row["kind"], row["state"]) for row in rows
    )
    for label in totals["labels"]:
        own = [row for row in rows if label["label"] in row["labels"]]
        kinds = Counter(row["kind"] for row in own)
        assert {kind: label[kind] for kind in ("need", "idea", "plan", "offer")} == {
            kind: kinds[kind] for kind in ("need", "idea", "plan", "offer")
        }
        assert (label["due"], label["in_time"]) == _answered(own)
    for row in totals["answers"]:
        own = [one for one in rows if row["organisation"] in (None, one["asked_of"])]
        due, in_time = _answered(own)
        shown = (due, in_time) if due >= 5 or row["organisation"] is None else (None, None)
        assert (row["due"], row["in_time"]) == shown
    assert {row["organisation"] for row in totals["answers"]} == {None, "ROC Mondriaan", "Yuverta"}


def _answered(rows: list[dict[str, Any]]) -> tuple[int, int]:
    asked = [row for row in rows if row["answer_by"]]
    over = [row for row in asked if row["answered_on"] or row["answer_by"] < TODAY.isoformat()]
    in_time = [row for row in over if row["answered_on"] and row["answered_on"] <= row["answer_by"]]
    return len(over), len(in_time)


def test_the_days_of_a_step_are_those_of_the_files(cast: Cast, threads: Threads) -> None:
    with cast.scope():
        _more(cast, threads)
    steps = {
        row["step"]: (row["cases"], row["median_days"])
        for row in read_json(cast, "totalen")["totals"]["steps"]
    }
    firsts: dict[tuple[str, str], str] = {}
    for row in read_json(cast, "toestanden")["states"]:
        key = (row["contribution"], row["state"])
        firsts[key] = min(firsts.get(key, row["on"]), row["on"])
    days = [
        (dt.date.fromisoformat(day) - dt.date.fromisoformat(firsts[pk, "received"])).days
        for (pk, state), day in firsts.items()
        if state == "heard" and (pk, "received") in firsts
    ]
    assert steps["heard"] == (7, statistics.median(days)) == (7, 3.0)
    received = {row["id"]: row for row in read_json(cast, "bijdragen")["contributions"]}
    to_idea = [
        max(
            (
                dt.date.fromisoformat(link["made_on"])
                - dt.date.fromisoformat(received[link["earlier"]]["received_on"])
            ).days,
            0,
        )
        for link in read_json(cast, "verbanden")["links"]
        if received[link["earlier"]]["kind"] == "need"
    ]
    assert steps["idea"] == (7, statistics.median(to_idea))
    assert steps["plan"] == (1, None)


def test_the_page_shows_the_same_numbers(cast: Cast, threads: Threads) -> None:
    with cast.scope():
        _more(cast, threads)
    page = BeautifulSoup(cast.client("anonymous").get(PAGE).content, "html.parser")
    shown = {
        row.th.get_text(" ", strip=True): [cell.get_text(strip=True) for cell in row.find_all("td")]
        for row in page.select("tbody tr")
    }
    assert shown["Van gezegd tot gehoord"] == ["7", "3"]
    assert shown["Van idee tot plan"] == ["1", "–"]
    assert shown["Yuverta"][:2] == ["5", "2"]
    assert shown["mensen kennen"] == ["6", "0", "0", "0", "5", "2"]
    assert "ROC Mondriaan" not in shown
    assert "Minder dan 5 keer gevraagd: ROC Mondriaan." in page.get_text()
    assert shown["Johan de Witt"] == ["7"]
    assert "6 keer is om antwoord gevraagd. Dat kwam 3 keer op tijd." in page.get_text()


def test_an_empty_think_tank_has_a_page(cast: Cast) -> None:
    assert cast.client("anonymous").get(PAGE).status_code == 200
