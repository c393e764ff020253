"""Take back what had not happened yet on an earlier day of the demo."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from warmwelkom.house.demo.curriculum import forget_curriculum_after
from warmwelkom.house.demo.figures import forget_reports_after
from warmwelkom.house.demo.progression import forget_programme_after
from warmwelkom.house.demo.script import end_of
from warmwelkom.house.demo.summer.rewind import forget_summer_after
from warmwelkom.rooms.handover.models import (
    Delivery,
    Dossier,
    Feedback,
    HandoverDay,
    RightsRequest,
    RoundTable,
    SupportAgreement,
    Talk,
    TalkWish,
)
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    PlanPaper,
    WeekAnswer,
    WeekAttendance,
)
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.domain.bulk import write_fields
from warmwelkom.rooms.transitions.domain.lists.take_back import undo_write
from warmwelkom.rooms.transitions.models import (
    Assignment,
    ContactNote,
    ListUpload,
    Signal,
    StateChange,
    Transition,
)

HANDED_OVER = (
    (Delivery, "delivered_at"),
    (Feedback, "given_at"),
    (SupportAgreement, "made_at"),
    (Talk, "made_at"),
    (TalkWish, "asked_at"),
    (HandoverDay, "made_at"),
    (RoundTable, "made_at"),
    (RightsRequest, "asked_on"),
    (Dossier, "opened_at"),
)
"""What the handover made, with the moment at which it was made."""


def take_back(*, upload: ListUpload) -> None:
    """Undo a list of the demo, with what visitors did about whom came with it: that day is not there yet."""
    undo_write(upload=upload)
    name, storage = str(upload.file.name), upload.file.storage
    upload.delete()
    transaction.on_commit(lambda: storage.delete(name))


def forget_what_came_after(*, region: Region, day: dt.date) -> None:
    """What was derived, done and written on later days never was; each pupil stands where they last stood."""
    end = end_of(day)
    StateChange.objects.filter(region=region, at__gt=end).delete()
    ContactNote.objects.filter(region=region, at__gt=end).delete()
    Assignment.objects.filter(region=region, given_at__gt=end).delete()
    Assignment.objects.filter(region=region, ended_at__gt=end).update(ended_at=None)
    Signal.objects.filter(region=region, opened_at__gt=end).delete()
    Signal.objects.filter(region=region, ended_at__gt=end).update(ended_at=None)
    Signal.objects.filter(region=region, lifted_at__gt=end).update(
        lifted_at=None, lifted_by=None, lifted_reason=""
    )
    for model, name in HANDED_OVER:
        model.objects.filter(region=region, **{f"{name}__gt": end}).delete()
    forget_summer_after(region=region, day=day)
    forget_programme_after(region=region, day=day)
    forget_curriculum_after(region=region, day=day)
    forget_reports_after(region=region, day=day)
    IntroWeek.objects.filter(region=region, made_at__gt=end).delete()
    PlanPaper.objects.filter(region=region, asked_at__gt=end).delete()
    for said in (WeekAttendance, WeekAnswer):
        said.objects.filter(region=region, at__gt=end).delete()
    _stand_where_they_stood(region)


def _stand_where_they_stood(region: Region) -> None:
    last = (
        StateChange.objects.filter(region=region)
        .order_by("transition_id", "-at", "-pk")
        .distinct("transition_id")
        .values_list("transition_id", "state", "since")
    )
    states = {key: (state, since) for key, state, since in last}
    rows = list(Transition.objects.filter(region=region, school_year=region.school_year))
    for row in rows:
        row.state, row.state_since = states.get(row.pk, ("expected", row.listed_at.date()))
    write_fields(rows, ("state", "state_since"))
