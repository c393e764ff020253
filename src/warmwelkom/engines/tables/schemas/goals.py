"""What a first-year programme asks: a unit and a goal on each line, as a school keeps them."""

from __future__ import annotations

from warmwelkom.engines.tables.schema import FieldSpec, Kind, Schema

GOALS = Schema(
    name="goals", label_nl="doelen", label_en="goals", key=("goal",),
    fields=(
        FieldSpec(name="unit", kind=Kind.TEXT, label_nl="onderdeel", label_en="unit", required=True,
                  synonyms=("onderdeel", "unit", "vak", "module", "blok", "thema", "course", "subject")),
        FieldSpec(name="goal", kind=Kind.TEXT, label_nl="doel", label_en="goal", required=True, longest=2000,
                  synonyms=("doel", "goal", "leerdoel", "leeruitkomst", "doelen", "leerdoelen", "werkproces",
                            "learning goal", "learning outcome")),
        FieldSpec(name="period", kind=Kind.TEXT, label_nl="periode", label_en="period",
                  synonyms=("periode", "period", "wanneer", "blok nummer", "when", "week")),
    ),
)  # fmt: skip
