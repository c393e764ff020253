"""A word, a link and a question on a pupil's own page, for tests. Call in a region scope."""

from __future__ import annotations

import datetime as dt

from tests.cast import NOW, YEAR, Cast
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.transitions.models import AccessCode, Transition
from warmwelkom.rooms.welcome.models import Question, StaffPhoto, WelcomeLink, WelcomeWord


def make_welcome(of: Transition, *, school: School, class_name: str = "VZ-1b") -> None:
    """One of everything of this room, around one pupil."""
    WelcomeWord.objects.get_or_create(
        region=of.region, school=school, school_year=YEAR, class_name=class_name,
        defaults={"text": "Ik sta bij de deur", "written_at": NOW, "by_name": "Joris"},
    )  # fmt: skip
    code = AccessCode.objects.create(
        region=of.region, pupil=of.pupil, kind="pupil", code_hash=f"link-{of.pk}", made_at=NOW
    )
    WelcomeLink.objects.create(
        region=of.region, transition=of, code=code, made_at=NOW,
        expires_at=NOW + dt.timedelta(days=120),
    )  # fmt: skip
    Question.objects.create(
        region=of.region, transition=of, text="Hoe laat?", asked_at=NOW, answer_by=NOW.date()
    )


def add_photo(cast: Cast, name: str) -> StaffPhoto:
    """The photo of somebody of the cast, as two words that are no picture."""
    person = cast.people[name]
    region = person.given_roles.get().region
    row, _made = StaffPhoto.objects.get_or_create(
        region=region, person=person,
        defaults={"small": b"small", "large": b"large", "put_up_at": NOW},
    )  # fmt: skip
    found: StaffPhoto = row
    return found
