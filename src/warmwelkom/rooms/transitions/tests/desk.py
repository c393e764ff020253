"""What the tests of lists share: files as schools give them, and somebody who hands them in."""

from __future__ import annotations

from typing import Any

from tests.cast import NOW, YEAR, Cast

from warmwelkom.rooms.people.models import Location, School
from warmwelkom.rooms.transitions.domain.lists.commands import commit_list, take_list_in
from warmwelkom.rooms.transitions.domain.lists.plan import Plan
from warmwelkom.rooms.transitions.domain.lists.reading import plan_for
from warmwelkom.rooms.transitions.domain.lists.undo import undo_list
from warmwelkom.rooms.transitions.models import (
    Application,
    DossierStatus,
    Enrolment,
    ListUpload,
    Pupil,
    StatusMessage,
    Transition,
)

MODELS = (Pupil, Transition, Application, Enrolment, StatusMessage, DossierStatus)


def csv_of(columns: str, *rows: str) -> bytes:
    """A csv with semicolons; one string a row."""
    return "\r\n".join((columns, *rows)).encode()


LEAVERS = "Leerlingnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Klas;Mentor;Leerweg;Profiel;E-mail"
DINA = "00123;Dina;de;Bakker;03-05-2010;4K1;Alice;kader;E&O;dina@leerling.example"
SAM = "00124;Sam;;Visser;17-09-2009;4K1;Alice;kader;E&O;sam@leerling.example"
NOOR = "00125;Noor;van den;Berg;01-12-2009;4K2;Bob;basis;Z&W;"
RESULTS = "Leerlingnummer;Uitslag;Datum uitslag"
NAMED_RESULTS = "Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Uitslag"
APPLICATIONS = "Aanmeldnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Crebo;Opleiding;Status;Aanmelddatum;Vorige school"
A1 = "A-1;Dina;de;Bakker;03-05-2010;25655;Verzorgende-IG;Ontvangen;12-02-2026;Johan de Witt"
A2 = "A-2;Sam;;Visser;17-09-2009;25655;;Ontvangen;13-02-2026;Johan de Witt"
ENROLMENTS = "Studentnummer;Aanmeldnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Crebo;Klas;SLB'er;Startdatum;Inschrijfdatum"
E1 = "S-1;A-1;Dina;de;Bakker;03-05-2010;25655;VZ-1b;Joris;24-08-2026;20-06-2026"
E2 = "S-2;;Sam;;Visser;17-09-2009;25655;VZ-1b;Joris;24-08-2026;20-06-2026"
STATUSES = "id;ketenId;status;begindatum;einddatum;lastModifiedAt;statusSource"
DOSSIERS = "Leerlingnummer;Status dossier;Datum status"
PRESENCE = "Studentnummer;Klas;Datum;Aanwezig"


def take(cast: Cast, who: str, content: bytes, **more: Any) -> ListUpload:
    """Hand a file in, for the first place this person gives lists for."""
    actor = cast.actor(who)
    grant = actor.grants_for("decaan", "school_admin", "intaker")[0]
    with cast.scope(who):
        words = {
            "filename": "lijst.csv",
            "kind": "",
            "school": School.objects.get(pk=grant.school_id),
            "location": Location.objects.filter(pk=grant.location_id).first(),
            "now": NOW,
            "school_year": YEAR,
        } | more
        return take_list_in(actor=actor, content=content, **words)


def plan(cast: Cast, upload: ListUpload, who: str = "dewi") -> Plan:
    with cast.scope(who):
        return plan_for(upload=_fresh(upload))[1]


def save(cast: Cast, who: str, content: bytes, **more: Any) -> ListUpload:
    """Hand a file in and save it at once; `gone` are keys of those who left, `now` the moment."""
    gone, now = more.pop("gone", set()), more.get("now", NOW)
    upload = take(cast, who, content, **more)
    with cast.scope(who):
        return commit_list(actor=cast.actor(who), upload=upload, gone=gone, now=now)


def undo(cast: Cast, who: str, upload: ListUpload) -> None:
    with cast.scope(who):
        undo_list(actor=cast.actor(who), upload=_fresh(upload), now=NOW)


def _fresh(upload: ListUpload) -> ListUpload:
    return ListUpload.objects.select_related("school", "location").get(pk=upload.pk)


def rows(cast: Cast, *without: str) -> dict[str, list[dict[str, Any]]]:
    """Every row that a list can change, as it is in the database; some fields left out."""
    with cast.scope():
        return {
            model.__name__: [
                {name: value for name, value in row.items() if name not in without}
                for row in model.objects.order_by("pk").values()
            ]
            for model in MODELS
        }


def some(counts: dict[str, int]) -> dict[str, int]:
    """The counts that are not nought."""
    return {name: number for name, number in counts.items() if number}
