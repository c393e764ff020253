"""Read a dossier of another region in: for one placed student, all of it or nothing, once."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from django.utils.translation import get_language, gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.events import publish
from warmwelkom.engines.dossier.checking import moment_in
from warmwelkom.engines.dossier.faults import Fault, line_of
from warmwelkom.engines.dossier.files import Reading, read_dossier
from warmwelkom.engines.dossier.form import Form
from warmwelkom.engines.dossier.format_one import WHO, file_names
from warmwelkom.engines.dossier.shape import Document
from warmwelkom.rooms.handover.events import DossierDelivered
from warmwelkom.rooms.handover.models import (
    Delivery,
    Dossier,
    DossierFile,
    OwnView,
    Statement,
    Talk,
    TalkAgreement,
)
from warmwelkom.rooms.handover.ready import LONG_AGO, may_open_c
from warmwelkom.rooms.handover.rows_of_format import at, key_of, statement_from_file, view_from_file
from warmwelkom.rooms.thinktank.api import school_holidays
from warmwelkom.rooms.transitions.api import note_handed_over
from warmwelkom.rooms.transitions.models import Enrolment


class FileNotRight(UserError):  # noqa: N818  reads as the sentence it is
    """The file has faults; `lines` says them, field by field."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(gettext_noop("Dit bestand klopt niet. Vraag de oude school om een nieuw."))
        language: Any = "en" if (get_language() or "nl").startswith("en") else "nl"
        self.lines = [line_of(fault, language) for fault in faults]


class HasDossier(UserError):  # noqa: N818  reads as the sentence it is
    """There is a dossier of this student already."""


class NotOnTheWay(UserError):  # noqa: N818  reads as the sentence it is
    """The placement is gone, or belongs to nobody who is known here."""


def checked(content: bytes, *, now: dt.datetime) -> Reading:
    """The file, read and checked.

    Raises:
        FileNotRight: with a line for each fault.
    """
    reading = read_dossier(content, today=now.astimezone(AMSTERDAM).date())
    if reading.faults:
        raise FileNotRight(reading.faults)
    return reading


@command("handover.import", on="enrolment")
def read_in(*, actor: Actor, enrolment: Enrolment, content: bytes, now: dt.datetime) -> Dossier:
    """Keep a file as the delivered dossier of a placed student; the same file twice is once.

    Raises:
        FileNotRight: the file has faults.
        NotOnTheWay: the placement ended, or was never linked to a pupil.
        HasDossier: there is another dossier of this student.
    """
    reading = checked(content, now=now)
    document: Any = reading.document
    place = Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    if place.gone_at or place.transition_id is None:
        raise NotOnTheWay(
            gettext_noop("Deze student is hier niet (meer) geplaatst. Kijk de inschrijving na.")
        )
    mark = hashlib.sha256(content).hexdigest()
    there = Dossier.objects.filter(transition_id=place.transition_id).first()
    if there and DossierFile.objects.filter(dossier=there, sha256=mark).exists():
        return there
    if there:
        raise HasDossier(gettext_noop("Van deze student is er al een dossier. Lees dat."))
    dossier = _keep(document, place, now)
    _keep_statements(document, _form_of(reading), dossier)
    _keep_talk(document, dossier, place)
    _keep_file(document, mark, dossier, actor, now)
    _deliver(dossier, place, actor, now)
    return dossier


def _form_of(reading: Reading) -> Form:
    if reading.form is None:
        raise AssertionError("A file without faults has a form.")
    return reading.form


def _keep(document: Document, place: Any, now: dt.datetime) -> Dossier:
    """The dossier; part C opens here as it would have there, when the pupil had time to read it."""
    seen, done = document["inzage"], document.get("afgerond", {})
    dossier: Dossier = Dossier.objects.create(
        region_id=place.region_id,
        transition_id=place.transition_id,
        form=document["formulier"],
        opened_at=at(seen["geopend"]),
        informed_at=moment_in(seen.get("geinformeerd")),
        shown_at=moment_in(seen.get("getoond")),
        answered_at=moment_in(seen.get("gelezen")),
        a_done_at=moment_in(done.get("leerling")),
        b_done_at=moment_in(done.get("mentor")),
        c_done_at=moment_in(done.get("zorgcoordinator")),
        needs_c=document["zorgdeel"],
    )
    closed = school_holidays(since=(now - LONG_AGO).date())
    if may_open_c(dossier, today=now.date(), closed=closed):
        dossier.c_open_at = dossier.c_done_at  # what was written after that, was not done
        dossier.save(update_fields=["c_open_at"])
    return dossier


def _keep_statements(document: Document, form: Form, dossier: Dossier) -> None:
    statements, views = [], []
    for field in form.fields:
        said = document["uitspraken"].get(file_names()[field.key].name)
        if said is None:
            continue
        statement = statement_from_file(said, field)
        statement.region_id, statement.dossier = dossier.region_id, dossier
        statements.append(statement)
        for spoken in said.get("zienswijzen", ()):
            view = view_from_file(spoken)
            view.region_id, view.statement = dossier.region_id, statement
            views.append(view)
    Statement.objects.bulk_create(statements)
    OwnView.objects.bulk_create(views)


def _keep_talk(document: Document, dossier: Dossier, place: Enrolment) -> None:
    """A talk that was held there, closed as it was; its agreements lie with who stands before the class."""
    held = document.get("gesprek")
    if held is None:
        return
    when, agreed = at(held["gehouden"]), held["afspraken"]
    about = {"region_id": dossier.region_id, "transition_id": dossier.transition_id}
    talk = Talk.objects.create(
        **about,
        vo_name=document["overstapadvies"].get("contactpersoon", ""),
        mbo_school_id=place.school_id,
        starts_at=when,
        made_at=when,
        changed_at=when,
        confirmed_at=when,
        closed_at=when,
        outcome=Talk.Outcome.AGREED if agreed else Talk.Outcome.NOTHING_NEEDED,
    )
    TalkAgreement.objects.bulk_create(
        TalkAgreement(
            **about,
            talk=talk,
            number=number,
            who=key_of(WHO, row["wie"]),
            what=row["wat"],
            by_when=row["wanneer"],
            made_at=when,
        )
        for number, row in enumerate(agreed, start=1)
    )


def _keep_file(
    document: Document, mark: str, dossier: Dossier, actor: Actor, now: dt.datetime
) -> None:
    DossierFile.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        head={name: value for name, value in document.items() if name != "uitspraken"},
        sha256=mark,
        read_at=now,
        read_by_id=actor.user_id,
        read_by_name=actor.name,
    )


def _deliver(dossier: Dossier, place: Enrolment, actor: Actor, now: dt.datetime) -> None:
    delivery = Delivery.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        enrolment=place,
        school_id=place.school_id,
        programme_id=place.programme_id,
        delivered_at=now,
        delivered_by_id=actor.user_id,
    )
    note_handed_over(
        transition=dossier.transition, source=place.school.name, actor_name=actor.name, now=now
    )
    publish(
        DossierDelivered(
            region_id=dossier.region_id,
            transition_id=dossier.transition_id,
            delivery_id=delivery.pk,
            school_id=place.school_id,
        )
    )
