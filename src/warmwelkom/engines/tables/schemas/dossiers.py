"""How far dossiers are in the system that a region has now: so that a talk doesn't wait for another list."""

from __future__ import annotations

from dataclasses import replace

from warmwelkom.engines.tables.schema import FieldSpec, Kind, Schema
from warmwelkom.engines.tables.schemas import education, persons

DOSSIER_STATUSES_KNOWN = {
    "open": ("open", "nieuw", "niet gestart", "niet begonnen", "aangemaakt", "uitgenodigd", "leeg",
             "gestart", "in behandeling", "bezig", "concept", "not started", "new", "draft"),
    "filled": ("ingevuld", "gevuld", "compleet", "volledig", "klaar", "ingeleverd", "ingevuld door mentor",
               "ingevuld door leerling", "mentor klaar", "wacht op mentor", "filled", "filled in", "complete"),
    "shown": ("getoond", "ter inzage", "inzage", "wacht op akkoord", "ter akkoord", "akkoord gevraagd",
              "ter goedkeuring", "wacht op leerling", "wacht op ouder", "aangeboden", "shown"),
    "closed": ("gesloten", "afgerond", "akkoord", "verzonden", "verstuurd", "overgedragen", "definitief",
               "ontvangen", "afgesloten", "closed", "sent", "done"),
}  # fmt: skip
DOSSIER_STATUSES = Schema(
    name="dossier_statuses",
    label_nl="dossierstatussen",
    label_en="dossier statuses",
    key=("pupil_number",),
    fields=(
        education.PUPIL_NUMBER,  # or the name and birth date: which of the two is the list's choice
        replace(persons.FIRST_NAME, required=False),
        persons.OFFICIAL_NAMES,
        persons.INITIALS,
        persons.PREFIX,
        replace(persons.SURNAME, required=False),
        persons.FULL_NAME,
        persons.birth_date(youngest=11, oldest=30, required=False),
        FieldSpec(name="dossier_status", kind=Kind.CHOICE, label_nl="status van het dossier", label_en="dossier status",
                  required=True, choices=DOSSIER_STATUSES_KNOWN,
                  synonyms=("status dossier", "dossierstatus", "status doorstroomdossier", "status ddd", "ddd status",
                            "dossier status", "voortgang dossier", "ddd", "doorstroomdossier")),
        FieldSpec(name="status_date", kind=Kind.DATE, label_nl="datum van de status", label_en="date of the status",
                  required=True, years=(-3, 1), not_ahead=True,
                  synonyms=("datum status", "statusdatum", "laatst gewijzigd", "gewijzigd op", "datum", "date",
                            "peildatum")),
    ),
)  # fmt: skip
