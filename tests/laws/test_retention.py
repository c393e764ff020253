"""Law: whatever holds somebody's name, address or voice has a row in *How long*, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from django.apps import apps
from django.db import models

from tests.everything import is_about_pupils
from tests.laws.test_privacy_page import PAGES, table
from warmwelkom.rooms.people.models import Person

PERSONAL: Final = {
    "email", "phone", "contact", "address", "person", "name", "signed_by", "confirmed_by",
    "brought_by", "asks_mail",
}  # fmt: skip
OF_A_THING: Final = {
    "people.Region", "people.School", "people.Location", "people.Programme", "people.ReferenceLocation",
    "people.Qualification", "people.RmcRegion", "people.SchoolHoliday", "people.ExamPeriod",
    "handover.RoundTable", "thinktank.Label", "meetings.BoardGroup", "curriculum.Profile",
    "summer.SummerTrial", "introweek.IntroWeek", "introweek.WeekBuilding", "introweek.WeekRoom",
    "wayfinding.Level", "wayfinding.FilmFile", "wayfinding.Rendition", "insights.KeptCount",
}  # fmt: skip
"""With a name that is nobody's."""
ROWS: Final = {
    "KEEP_YEARS": "audit.Act",
    "KEEP_MESSAGES": "outbox.Message outbox.IncomingMessage",
    "KEEP_NOTICES": "outbox.Notice",
    "DigestChoice": "outbox.DigestChoice",
    "KEEP_ACCOUNTS": "people.Person people.Role",
    "KEEP_INVITATIONS": "people.Invitation",
    "Signature": "people.Signature handover.Ground",
    "FreeHours": "handover.FreeHours",
    "KEEP_DAYS": "handover.FreeDay handover.HandoverRow handover.TableSeat",
    "TalkRule": "handover.TalkRule",
    "KEEP_ENDED": "thinktank.ApiToken",
    "KEEP_BALLOTS": "thinktank.ChoiceBallot",
    "Voice": "thinktank.Voice",
    "Contribution": "thinktank.Contribution thinktank.Merge thinktank.Plan thinktank.PlanStep thinktank.PlanPartner "
    "thinktank.PlanVersion thinktank.Pilot thinktank.EffectElsewhere thinktank.PlanAttachment thinktank.Pledge "
    "thinktank.ContributionState thinktank.EarlierText thinktank.Remark",
    "Minutes": "meetings.Meeting meetings.MinutesCorrection",
    "KEEP_PROMISES": "meetings.AgendaItem meetings.ActionItem",
    "KEEP_GUESTS": "meetings.BoardGuest",
    "KEEP_UNUSED_FEEDS": "meetings.CalendarFeed",
    "KEEP_DOCUMENTS": "meetings.MeetingDocument",
    "KEEP_REGISTRATIONS": "meetings.PollAnswer meetings.Registration",
    "KEEP_ANSWERS": "newsletters.CallAnswer",
    "stop_letters": "newsletters.Subscriber",
    "Judgement": "curriculum.Judgement curriculum.Adaptation curriculum.Unit",
    "KEEP_READINGS": "curriculum.GoalReading",
    "KEEP_MISSED": "curriculum.NotTaught curriculum.MissedAnswer",
    "KEEP_ACTIVITIES": "summer.Activity",
    "KEEP_DUTY": "summer.DutyDay",
    "KEEP_ENDED_KEYS": "summer.SchoolKey",
    "KEEP_BUDDIES": "introweek.WeekBuddy introweek.WeekListRead",
    "KEEP_WEEK": "introweek.WeekMentor introweek.WeekInvitation introweek.TeacherOffer introweek.WeekPlan "
    "introweek.PlanRun introweek.WeekPublication",
    "KEEP_PAPERS": "introweek.PlanPaper",
    "NormalDay": "wayfinding.NormalDay wayfinding.FilmBoard wayfinding.Film wayfinding.Premises wayfinding.Place "
    "wayfinding.Material",
    "KEEP_UNFINISHED": "wayfinding.Upload",
    "KEEP_REPORTS": "wayfinding.StaleReport",
    "KEEP_WITHDRAWN": "wayfinding.PortraitConsent",
    "FoundFace": "wayfinding.FoundFace",
    "KEEP_OFFERS": "progression.ProgressionOffer",
    "KEEP_ROUTES": "progression.LearningRoute progression.RouteDuty",
    "StaffPhoto": "welcome.StaffPhoto",
    "WelcomeWord": "welcome.WelcomeWord",
    "KEEP_YEAR_REPORTS": "insights.YearReport",
}
"""What stands in the third column of the table -> the models whose names it is about."""


def is_personal(model: type[models.Model]) -> bool:
    """Whether somebody is in it who is no pupil: a name, an address, or a row of one account alone.

    What hangs from a pupil goes with the pupil (`test_pupil_data`); a key that is only loosened goes with the account.
    """
    if is_about_pupils(model):
        return False
    return any(
        field.remote_field.on_delete is not models.SET_NULL
        if isinstance(field, models.ForeignKey) and field.related_model is Person
        else not field.is_relation and (field.name in PERSONAL or field.name.endswith("_name"))
        for field in model._meta.concrete_fields
    )


def test_every_table_with_somebody_in_it_has_a_row() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("warmwelkom.")]
    found = {model._meta.label for model in ours if is_personal(model)}
    told = {name for names in ROWS.values() for name in names.split()}
    assert found - OF_A_THING - told == set()
    assert (told | OF_A_THING) - found == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_each_of_those_rows_is_on_the_page(page: Path) -> None:
    rows = table(page, ("Kept", "Bewaard"))[2:]
    assert set(ROWS) - {row[2].strip("`") for row in rows} == set()


def test_both_languages_say_the_same_terms_and_jobs() -> None:
    dutch, english = ([row[2:] for row in table(page, ("Kept", "Bewaard"))[2:]] for page in PAGES)
    assert dutch == english


def test_the_law_sees_what_it_forbids() -> None:
    assert is_personal(Person)
    assert not is_personal(apps.get_model("thinktank.ChoiceRound"))
