"""For whom a file of another region may be read in."""

from __future__ import annotations

from warmwelkom.base.access.actor import Actor
from warmwelkom.engines.dossier.shape import Document
from warmwelkom.rooms.handover.models import Dossier
from warmwelkom.rooms.transitions.models import Enrolment

AT_MOST = 500


def students_to_read_in(*, actor: Actor) -> list[Enrolment]:
    """Who is placed with the actor and has no dossier yet, by class and name; one query."""
    rows = Enrolment.objects.visible_to(actor, "handover.import")
    without = rows.exclude(transition_id__in=Dossier.objects.values("transition_id"))
    found = without.select_related("transition__pupil", "school")
    return list(found.order_by("class_name", "surname", "pk")[:AT_MOST])


def what_differs(document: Document, row: Enrolment) -> list[str]:
    """Of surname and birth date, what the file says otherwise than we do."""
    if row.transition is None:
        return []
    pupil, said = row.transition.pupil, document["leerling"]
    found = []
    if said["achternaam"].casefold() != pupil.surname.casefold():
        found.append("surname")
    born = pupil.birth_date.isoformat() if pupil.birth_date else None
    if "geboortedatum" in said and born and said["geboortedatum"] != born:
        found.append("birth_date")
    return found
