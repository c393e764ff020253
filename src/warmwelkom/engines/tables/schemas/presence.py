"""Who was seen in class: the first days, and again in week six."""

from __future__ import annotations

from dataclasses import replace

from warmwelkom.engines.tables.schema import FieldSpec, Kind, Schema
from warmwelkom.engines.tables.schemas import persons

SEEN = {
    "seen": ("er", "aanwezig", "ja", "j", "1", "gezien", "present", "yes", "x", "seen"),
    "not_seen": ("niet gezien", "afwezig", "nee", "n", "0", "absent", "no", "not seen"),
}
PRESENCE = Schema(
    name="presence",
    label_nl="aanwezigheid in de klas",
    label_en="presence in class",
    key=("student_number",),
    fields=(
        FieldSpec(name="student_number", kind=Kind.CODE, label_nl="studentnummer", label_en="student number", required=True,
                  synonyms=("studentnummer", "student number", "ov-nummer", "deelnemernummer")),
        replace(persons.FULL_NAME, required=False, instead_of=()),
        FieldSpec(name="class_name", kind=Kind.CODE, label_nl="klas", label_en="class", lenient=True, synonyms=("klas", "groep", "class", "stamgroep")),
        FieldSpec(name="date", kind=Kind.DATE, label_nl="datum", label_en="date", required=True, years=(-1, 1),
                  synonyms=("datum", "date", "dag", "peildatum")),
        FieldSpec(name="presence", kind=Kind.CHOICE, label_nl="aanwezig", label_en="present", required=True, choices=SEEN,
                  synonyms=("aanwezig", "aanwezigheid", "present", "gezien", "presentie")),
    ),
)  # fmt: skip
