"""One dossier as a document of the open format: what its reader may read, and nothing more."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.engines.dossier.faults import Fault
from warmwelkom.engines.dossier.files import check_dossier
from warmwelkom.engines.dossier.form import Form, form_named
from warmwelkom.engines.dossier.format_one import FORMAT, RESULTS, WHO, file_names, shape_of
from warmwelkom.engines.dossier.json_files import in_order
from warmwelkom.engines.dossier.rules import is_under_16
from warmwelkom.engines.dossier.shape import Document
from warmwelkom.rooms.handover.models import Dossier, DossierFile, OwnView, Statement, TalkAgreement
from warmwelkom.rooms.handover.rows_of_format import (
    clean,
    moment,
    statement_as_file,
    without_empty,
)
from warmwelkom.rooms.transitions.models import Transition

NEEDS_A_TALK = ("asked", "given", "agreed")


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A dossier to take along: its document, what is wrong with it, and the parts that are in it."""

    dossier: Dossier
    form: Form
    document: Document
    faults: tuple[Fault, ...]
    parts: list[str]


def document_for(*, actor: Actor, transition: UUID, now: dt.datetime) -> Taken:
    """The document of a transition's dossier; five queries. Raises MayNotKnow where the actor reads none."""
    rows = Dossier.objects.select_related("transition__pupil", "transition__location__school")
    dossier = rows.get_for(actor, "handover.export", transition_id=transition)
    form, said = form_named(dossier.form), _statements(actor, dossier)
    head = _head_that_came(dossier) or _head(actor, dossier, said, now)
    fields = {field.key: field for field in form.fields}
    statements = {
        file_names()[row.field].name: statement_as_file(
            row, fields[row.field], list(row.own_views.all())
        )
        for row in said
    }
    document = in_order(head | {"uitspraken": statements}, shape_of(form))
    document["datum"] = max(document["datum"], _latest(document["uitspraken"]))
    today = now.astimezone(AMSTERDAM).date()
    return Taken(
        dossier=dossier,
        form=form,
        document=document,
        faults=check_dossier(document, form=form, today=today),
        parts=sorted({fields[row.field].part for row in said}),
    )


def _statements(actor: Actor, dossier: Dossier) -> list[Statement]:
    views = OwnView.objects.visible_to(actor, "handover.read_view").order_by("by_parent")
    rows = Statement.objects.visible_to(actor, "handover.read_statement").filter(
        dossier=dossier, replaced_at__isnull=True
    )
    return list(rows.prefetch_related(Prefetch("own_views", queryset=views)).order_by("field"))


def _head_that_came(dossier: Dossier) -> Document | None:
    """A copy of another region goes out as it came in."""
    came = DossierFile.objects.filter(dossier=dossier).first()
    return dict(came.head) if came else None


def _head(actor: Actor, dossier: Dossier, said: list[Statement], now: dt.datetime) -> Document:
    row, today = dossier.transition, now.astimezone(AMSTERDAM).date()
    needed = next((s.value for s in said if s.field == "guidance_needed"), None)
    contact = {"contactpersoon": clean(row.mentor_name), "contactemail": clean(row.mentor_email)}
    return without_empty(
        {
            "formaat": FORMAT,
            "formulier": dossier.form,
            "datum": today.isoformat(),
            "huidigeschool": _school(row),
            "leerling": _pupil(row),
            "verzorger": _parent(row, today),
            "overigvombo": without_empty({"keuzevervolgopleiding": clean(row.chosen_programme)}),
            "examenresultaat": _exam(row),
            "overstapadvies": without_empty(contact) | {"contactnodig": needed in NEEDS_A_TALK},
            "inzage": _moments(
                geopend=dossier.opened_at,
                geinformeerd=dossier.informed_at,
                getoond=dossier.shown_at,
                gelezen=dossier.answered_at,
            ),
            "zorgdeel": dossier.needs_c,
            "afgerond": _moments(
                leerling=dossier.a_done_at,
                mentor=dossier.b_done_at,
                zorgcoordinator=dossier.c_done_at or dossier.c_open_at,  # what was opened, was done
            ),
            "gesprek": _talk(actor, dossier),
        }
    )


def _talk(actor: Actor, dossier: Dossier) -> Document:
    """What the last talk that was closed agreed, where the reader may know it."""
    rows = TalkAgreement.objects.visible_to(actor, "handover.see_agreement")
    mine = rows.filter(talk__transition_id=dossier.transition_id, talk__closed_at__isnull=False)
    found = list(mine.select_related("talk").order_by("-talk__closed_at", "talk_id", "number"))
    if not found:
        return {}
    last = found[0].talk
    return {
        "gehouden": moment(last.closed_at),
        "afspraken": [
            {"wie": WHO[row.who], "wat": clean(row.what), "wanneer": row.by_when.isoformat()}
            for row in found
            if row.talk_id == last.pk
        ],
    }


def _moments(**moments: dt.datetime | None) -> Document:
    return without_empty({name: moment(at) for name, at in moments.items()})


def _school(row: Transition) -> Document:
    if row.location is None:
        return {"naam": "Onbekend"}
    code = row.location.code
    return without_empty(
        {
            "naam": clean(str(row.location)),
            "brincode": code[:4] if len(code) == 6 else "",
            "vestigingscode": code[4:] if len(code) == 6 else "",
        }
    )


def _pupil(row: Transition) -> Document:
    pupil = row.pupil
    address = {"postcode": clean(pupil.postcode), "nummer": clean(pupil.house_number)}
    return without_empty(
        {
            "voornaam": clean(pupil.official_names),
            "roepnaam": clean(pupil.given_name),
            "voorvoegsel": clean(pupil.prefix),
            "achternaam": clean(pupil.surname),
            "geboortedatum": pupil.birth_date.isoformat() if pupil.birth_date else None,
            "adres": without_empty(address),
            "email": clean(pupil.email),
            "telefoon": clean(pupil.phone),
        }
    )


def _parent(row: Transition, today: dt.date) -> Document:
    if not is_under_16(row.pupil.birth_date, on=today):
        return {}
    contact = {"email": clean(row.pupil.parent_email), "telefoon": clean(row.pupil.parent_phone)}
    return without_empty(contact)


def _exam(row: Transition) -> Document:
    if row.exam_result not in RESULTS:
        return {}
    day = row.exam_result_on
    return without_empty(
        {
            "examenjaar": row.school_year + 1,
            "datumuitslag": day.isoformat() if day else None,
            "examenuitslag": RESULTS[row.exam_result],
        }
    )


def _latest(value: Any) -> str:
    """The day of the newest moment: a copy that was answered here is of that day."""
    if isinstance(value, dict):
        return max((_latest(each) for each in value.values()), default="")
    if isinstance(value, list):
        return max((_latest(each) for each in value), default="")
    is_moment = isinstance(value, str) and len(value) == 20 and value.endswith("Z")
    return value[:10] if is_moment and value[4] == "-" else ""
