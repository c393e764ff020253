"""Law: the example files of docs/examples really come in, one after another, and say what the page says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.cast import YEAR, Cast
from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.transitions.domain.lists.commands import commit_list, take_list_in
from warmwelkom.rooms.transitions.domain.lists.reading import plan_for
from warmwelkom.rooms.transitions.domain.refresh import refresh
from warmwelkom.rooms.transitions.models import ListUpload, Signal, Transition

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "docs" / "examples"
STORY = (
    # file, kind, who gives it, when, rows that come in
    ("leerlingen.csv", "leavers", "dewi", dt.date(2026, 3, 2), 6),
    ("aanmeldingen.csv", "applications", "emre", dt.date(2026, 4, 2), 4),
    ("dossiers.csv", "dossier_statuses", "dewi", dt.date(2026, 5, 20), 4),
    ("statusberichten.csv", "statuses", "emre", dt.date(2026, 5, 21), 5),
    ("uitslagen.csv", "exam_results", "dewi", dt.date(2026, 6, 12), 6),
    ("inschrijvingen.csv", "enrolments", "emre", dt.date(2026, 7, 9), 4),
    ("aanwezigheid.csv", "presence", "emre", dt.date(2026, 8, 25), 2),
)


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def _moment(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(10, 0), tzinfo=AMSTERDAM)


def _take_in(cast: Cast, name: str, who: str, now: dt.datetime) -> ListUpload:
    at_vo = who == "dewi"
    return take_list_in(
        actor=cast.actor(who),
        content=(EXAMPLES / name).read_bytes(),
        filename=name,
        kind="",
        school=cast.places.witt_school if at_vo else cast.places.mondriaan,
        location=cast.places.witt if at_vo else None,
        now=now,
        school_year=YEAR,
    )


def _tell_the_story(cast: Cast, until: str) -> dict[str, tuple[str, list[str]]]:
    """Bring the lists in up to this file; first name -> state and open signals."""
    with cast.scope():
        for name, kind, who, day, rows in STORY:
            upload = _take_in(cast, name, who, _moment(day))
            assert upload.kind == kind
            done = commit_list(actor=cast.actor(who), upload=upload, gone=set(), now=_moment(day))
            assert (done.counts["new"] + done.counts["changed"], done.counts["refused"]) == (
                rows,
                0,
            )
            system = system_actor(region_id=cast.places.region.pk)
            refresh(actor=system, school_year=YEAR, now=_moment(day))
            if name == until:
                break
        open_signals = Signal.objects.filter(ended_at__isnull=True)
        return {
            row.pupil.given_name: (
                row.state,
                sorted(open_signals.filter(transition=row).values_list("rule", flat=True)),
            )
            for row in Transition.objects.exclude(pk=cast.dina.pk).select_related("pupil")
        }


def test_every_example_stands_in_the_story() -> None:
    told = {name for name, *_rest in STORY} | {"leerlingen-met-fouten.csv"}
    assert {path.name for path in EXAMPLES.iterdir()} == told


def test_the_day_after_the_applications(cast: Cast) -> None:
    assert _tell_the_story(cast, "aanmeldingen.csv") == {
        "Amira": ("applied", []),
        "Daan": ("applied", []),
        "Sanne": ("applied", []),
        "Youssef": ("expected", ["not_applied"]),
        "Lotte": ("elsewhere", []),
        "Kevin": ("applied", []),
    }


def test_messages_that_came_twice_and_out_of_order(cast: Cast) -> None:
    assert _tell_the_story(cast, "statusberichten.csv") == {
        "Amira": ("in_intake", []),
        "Daan": ("in_intake", []),
        "Sanne": ("chosen", ["fell_back"]),
        "Youssef": ("expected", ["not_applied"]),
        "Lotte": ("elsewhere", []),
        "Kevin": ("applied", []),
    }


def test_the_first_day(cast: Cast) -> None:
    assert _tell_the_story(cast, "aanwezigheid.csv") == {
        "Amira": ("started", []),
        "Daan": ("placed", ["not_seen"]),
        "Sanne": ("chosen", ["fell_back"]),
        "Youssef": ("placed", ["failed_while_placed"]),
        "Lotte": ("elsewhere", []),
        "Kevin": ("placed", ["failed_while_placed"]),
    }


def test_the_mistakes_are_told_as_the_page_says(cast: Cast) -> None:
    with cast.scope():
        upload = _take_in(cast, "leerlingen-met-fouten.csv", "dewi", _moment(dt.date(2026, 4, 2)))
        read, plan = plan_for(upload=upload)
    assert read.mapping.refused == ("BSN",)
    told = [(row.line, fault) for row in plan.refused for fault in row.faults]
    told += plan.notes
    page = (ROOT / "docs" / "lists.md").read_text()
    rows = [
        f"| {line} | {fault.column} | {fault.value} | {fault.sentence_nl} | {fault.sentence_en} |"
        for line, fault in sorted(told, key=lambda pair: pair[0])
    ]
    assert [row for row in rows if row not in page] == []
    assert len(rows) == 8
