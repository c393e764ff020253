"""More than one of everything, in two regions, so that whatever could leak has something to leak."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction

from tests.boards import make_boards
from tests.cast import NOW, YEAR, Cast
from tests.curriculum import lay_curriculum
from tests.handover import make_handover
from tests.handover_back import make_words_back
from tests.handover_format import add_file
from tests.handover_table import make_tables
from tests.handover_talk import make_day, make_talk
from tests.insights import make_insights
from tests.introweek_days import make_days
from tests.introweek_plan import make_week
from tests.laws.doors_of_outbox import stuck_message
from tests.meetings import make_meetings
from tests.newsletters import make_newsletters
from tests.progression import make_progression
from tests.pupils import add_pupil, apply, enrol
from tests.summer_people import make_summer_people
from tests.summer_rest import make_summer_rest
from tests.summer_tasks import make_summer
from tests.thinktank import make_think_tank
from tests.wayfinding import make_wayfinding
from tests.welcome import add_photo, make_welcome
from warmwelkom.base.access.scope import region_scope
from warmwelkom.rooms.people.models import Agreement, Invitation, Signature
from warmwelkom.rooms.transitions.models import (
    AccessCode,
    Assignment,
    ColumnMemory,
    ContactNote,
    DossierStatus,
    Enrolment,
    Link,
    ListUpload,
    Move,
    Signal,
    StateChange,
    StatusMessage,
    Transition,
)


@dataclass
class Everything:
    """The pupils by name: Dina (Alice's), Bas (Bob's), Cato (Charlie's), Mo (moved in), Lev (far away)."""

    cast: Cast
    pupils: dict[str, Transition] = field(default_factory=dict)
    moves: dict[str, Move] = field(default_factory=dict)


def make_everything(cast: Cast) -> Everything:
    whole, places = Everything(cast), cast.places
    with transaction.atomic(), region_scope(places.other_region.pk):
        lev = add_pupil(cast, "Lev", location=places.elsewhere, class_name="4K1")
        whole.pupils["lev"] = lev
        _around(cast, lev, person="lars", school=None)
        _lists(cast, places.elsewhere_school, places.elsewhere, "lars")
        _of_a_region(cast, places.elsewhere_school, "lars")
        add_file(
            cast, make_handover(cast, lev, by="lars", school=places.elsewhere_school), by="lars"
        )
        make_talk(cast, lev, by="lars", school=places.elsewhere_school)
        make_day(cast, who="lars", school=places.elsewhere_school)
        make_tables(cast, lev, who="lars")
        make_summer_people(cast, lev, school=places.elsewhere_school)
        make_summer_rest(lev, school=places.elsewhere_school)
        make_words_back(lev, school=places.elsewhere_school)
        make_welcome(lev, school=places.elsewhere_school)
        add_photo(cast, "lars")
        make_summer(cast, lev, school=places.elsewhere_school, who="lars")
        _weeks(lev, school=places.elsewhere_school, vo=places.elsewhere_school)
        make_wayfinding(places.elsewhere_school)
        make_think_tank(cast, who="lars")
        _meet(cast, who="lars")
        make_newsletters(cast, who="lars")
        whole.moves["to_us"] = _move(lev, to=places.region, by="lena", cast=cast)
    with transaction.atomic(), region_scope(places.region.pk):
        whole.pupils |= {
            "dina": cast.dina,
            "bas": add_pupil(cast, "Bas", class_name="4K2"),
            "cato": add_pupil(cast, "Cato", location=places.maris),
            "mo": add_pupil(cast, "Mo", location=None, class_name=""),
        }
        for name, person, school, more in (
            ("dina", "fatima", places.mondriaan, {"programme": places.care}),
            ("bas", "bob", places.yuverta, {}),
            ("cato", "charlie", places.mondriaan, {"class_name": "X"}),
            ("mo", "hanna", None, {}),
        ):
            _around(cast, whole.pupils[name], person=person, school=school, **more)
        for name, by in (("dina", "alice"), ("bas", "bob"), ("cato", "charlie")):
            dossier = make_handover(cast, whole.pupils[name], by=by, school=places.mondriaan)
            add_file(cast, dossier, by=by)
            make_talk(cast, whole.pupils[name], by=by, school=places.mondriaan)
        make_day(cast, who="alice", school=places.witt_school)
        ours = [whole.pupils[name] for name in ("dina", "bas", "cato")]
        make_tables(cast, *ours, who="alice")
        make_words_back(*ours, school=places.mondriaan)
        for pupil in ours:
            make_welcome(pupil, school=places.mondriaan)
        for name in ("alice", "charlie", "joris", "fatima"):
            add_photo(cast, name)
        make_summer(cast, cast.dina, whole.pupils["cato"], school=places.mondriaan, who="emre")
        _weeks(*ours, school=places.mondriaan, vo=places.witt_school)
        make_wayfinding(places.mondriaan, places.yuverta)
        for pupil in ours:
            make_summer_people(cast, pupil, school=places.mondriaan)
        rest = (places.municipality, places.witt_school)
        make_summer_rest(*ours, school=places.mondriaan, others=rest)
        _orphan(cast)
        make_think_tank(cast, who="alice")
        _meet(cast, who="alice")
        make_newsletters(cast, who="alice")
        for place in (places.witt, places.maris, places.mondriaan_location):
            _lists(cast, place.school, place if place.school.sector == "vo" else None, "dewi")
        _lists(cast, places.yuverta, None, "esra")
        for school, person in ((places.witt_school, "ibrahim"), (places.maris_school, "hanna")):
            _of_a_region(cast, school, person)
        whole.moves["from_us"] = _move(cast.dina, to=places.other_region, by="dewi", cast=cast)
    return whole


def _weeks(*pupils: Transition, school: Any, vo: Any) -> None:
    """Before and at the start of the mbo."""
    make_days(make_week(*pupils, school=school))
    make_progression(*pupils, school=school, vo=vo)


def _meet(cast: Cast, *, who: str) -> None:
    make_meetings(cast, who=who)
    make_boards(cast, who=who)
    lay_curriculum(cast, who)
    here = cast.places
    if who == "lars":
        make_insights(here.other_region, here.elsewhere_school)
    else:
        schools = (here.witt_school, here.maris_school, here.mondriaan, here.yuverta)
        make_insights(here.region, *schools)


def _around(cast: Cast, of: Transition, *, person: str, school: Any, **more: Any) -> None:
    """Whatever can hang from one pupil."""
    who, name = cast.people[person], of.pupil.given_name
    about: dict[str, Any] = {"region": of.region, "transition": of}
    StateChange.objects.create(**about, state="expected", since=NOW.date(), at=NOW, rule="x")
    for number, rule in enumerate(("not_applied", "two_places", "not_seen", "result_missing")):
        Signal.objects.create(
            **about, rule=rule, fingerprint=str(number), since=NOW.date(), opened_at=NOW,
            fact={"school": "ROC Mondriaan", "schools": "A / B", "day": "2026-06-11"},
        )  # fmt: skip
    DossierStatus.objects.create(**about, status="shown", said_on=NOW.date())
    Assignment.objects.create(**about, person=who, role="coach", given_at=NOW, given_by=who)
    ContactNote.objects.create(**about, kind="note", text="x", at=NOW, by=who, by_name=who.name)
    AccessCode.objects.create(
        region=of.region, pupil=of.pupil, kind="pupil", code_hash=name, made_at=NOW
    )
    if school is None:
        return
    line = apply(cast, of, f"A{name}", school=school, programme=more.get("programme"))
    place = enrol(cast, of, f"S{name}", school=school, **{"class_name": "VZ-1b"} | more)
    link = {**about, "outcome": "linked", "score": 1.0, "made_at": NOW}
    Link.objects.create(**link, application=line)
    Link.objects.create(**link | {"outcome": "review"}, enrolment=place)
    StatusMessage.objects.create(
        region=of.region, application=line, message_id="1", status="SUBMITTED", begins=NOW.date()
    )


def _orphan(cast: Cast) -> Enrolment:
    """On an mbo list and nobody's pupil."""
    row = enrol(cast, None, "S-orphan", given_name="Olaf")
    Signal.objects.create(
        region=row.region, enrolment=row, rule="not_on_leavers_list", fingerprint="x",
        fact={"school": row.school.name},
        since=NOW.date(), opened_at=NOW,
    )  # fmt: skip
    return row


def _lists(cast: Cast, school: Any, location: Any, person: str) -> None:
    kind = "leavers" if school.sector == "vo" else "applications"
    ListUpload.objects.create(
        region=school.region, school=school, location=location, kind=kind, school_year=YEAR,
        filename=f"{school.name}.csv", sha256="0" * 64, uploaded_at=NOW, committed_at=NOW,
        uploaded_by=cast.people[person],
    )  # fmt: skip
    ColumnMemory.objects.create(region=school.region, school=school, kind=kind)


def _of_a_region(cast: Cast, school: Any, person: str) -> None:
    stuck_message(cast, who=person)
    agreement = Agreement.objects.create(
        region=school.region, title="Afspraak", text="x", valid_from=NOW.date(), made_at=NOW
    )
    Signature.objects.create(
        region=school.region, agreement=agreement, school=school, signed_by="x",
        signed_on=NOW.date(), recorded_at=NOW,
    )  # fmt: skip
    Invitation.objects.create(
        region=school.region, school=school, email="nieuw@school.example", name="Nieuw",
        kind="mentor", token_hash=school.name, sent_at=NOW, sent_by=cast.people[person],
    )  # fmt: skip


def _move(of: Transition, *, to: Any, by: str, cast: Cast) -> Move:
    return Move.objects.create(
        from_region=of.region, to_region=to, transition=of, carries={"surname": of.pupil.surname},
        reason="Verhuist", offered_at=NOW, offered_by=cast.people[by], offered_by_name=by,
    )  # fmt: skip


def is_about_pupils(model: type[models.Model]) -> bool:
    """Whether rows of this model hold, or hang from, a pupil's data; found by following its keys."""
    return model.__name__ in _pupil_models()


def _pupil_models() -> set[str]:
    from django.apps import apps

    found = {"Pupil"}
    names = {"birth_date", "carries"}  # somebody's name, or what a move takes along
    every = list(apps.get_models())
    while True:
        more = {
            model.__name__
            for model in every
            if {field.name for field in model._meta.fields} & names
            or any(
                isinstance(field, models.ForeignKey)
                and isinstance(field.related_model, type)
                and field.related_model.__name__ in found
                for field in model._meta.fields
            )
        }
        if more <= found:
            return found
        found |= more
