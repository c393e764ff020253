"""A list of pupils as a file: which columns for whom, and one row a pupil."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from warmwelkom.rooms.transitions import words
from warmwelkom.rooms.transitions.queries.depth import CONTACT, COURSE


def columns_for(lens: str) -> list[str]:
    """Never more than the reader's page shows."""
    if lens == "doorstroompunt":
        return [_("Leerling"), _("Stap"), _("Sinds"), _("Wie"), _("Telefoon"), _("E-mail")]
    if lens in ("intaker", "class_mentor"):
        return [_("Leerling"), _("Vo-school"), _("Stap"), _("Opleiding"), _("Klas"), _("Wie")]
    return [
        _("Leerling"),
        _("Leerlingnummer"),
        _("School"),
        _("Klas"),
        _("Leerweg"),
        _("Profiel"),
        _("Stap"),
        _("Sinds"),
        _("Wie"),
        _("Iemand nodig"),
    ]


def row_of(row: Any, lens: str) -> list[object]:
    """The cells of one pupil; what this reader may not see of this pupil stays empty."""
    name, state = row.pupil.full_name, str(words.STATE[row.state])
    who = row.on_it.name if row.on_it else ""
    if lens == "doorstroompunt":
        return [name, state, row.state_since, who, row.pupil.phone, row.pupil.email]
    school = str(row.location or "") if row.depth != CONTACT else ""
    if lens in ("intaker", "class_mentor"):
        return [name, school, state, *_own_line(row), who]
    if row.depth != COURSE:
        return [name, "", school, "", "", "", state, row.state_since, who, ""]
    return [
        name,
        row.pupil_number,
        school,
        row.class_name,
        str(words.LEERWEG.get(row.leerweg, row.leerweg)),
        str(words.PROFILE.get(row.profile, row.profile)),
        state,
        row.state_since,
        who,
        _("ja") if row.needs_someone else _("nee"),
    ]


def _own_line(row: Any) -> list[str]:
    lines = [*row.own_enrolments, *row.own_applications]
    return [lines[0]["programme_name"], lines[0].get("class_name", "")] if lines else ["", ""]
