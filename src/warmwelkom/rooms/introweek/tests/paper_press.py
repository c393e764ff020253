"""Press the button of a PDF of a plan, do the work of its job, and read the page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from tests.cast import Cast

from warmwelkom.base.clock import now_for
from warmwelkom.rooms.introweek.domain.papers import make_paper
from warmwelkom.rooms.introweek.models import IntroWeek, PlanPaper
from warmwelkom.rooms.transitions.tests.reading import main_of, page_of, text_of

SECOND = dt.timedelta(seconds=1)
Laid = list[str | list[str]]


def now_of(week: IntroWeek) -> dt.datetime:
    """As the page has it that is looked at next."""
    return now_for(week.region_id)


def press(cast: Cast, week: IntroWeek, what: str = "groepsbladen") -> str:
    """The button of one kind; returns where the planner is led."""
    answer = cast.client("mia").post(reverse("introweek:ask_paper", args=[week.pk]), {"wat": what})
    return str(answer["Location"])


def work(cast: Cast) -> None:
    """What the job does, with each that is not there yet."""
    with cast.scope():
        rows = list(PlanPaper.objects.filter(made_at=None))
    for row in rows:
        make_paper(region_id=str(row.region_id), paper_id=str(row.pk))


def shown(cast: Cast, week: IntroWeek, what: str = "groepsbladen") -> str:
    page = page_of(cast.client("mia"), reverse("introweek:papers", args=[week.pk]))
    [card] = main_of(page).select(f"#{what}")
    return text_of(card)


def set_all(cast: Cast, **fields: Any) -> None:
    with cast.scope():
        PlanPaper.objects.update(**fields)
