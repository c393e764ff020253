"""Exam results, and the accounts of staff."""

from __future__ import annotations

from dataclasses import replace

from warmwelkom.engines.tables.schema import FieldSpec, Kind, Schema
from warmwelkom.engines.tables.schemas import education, persons

RESULT_DATE = FieldSpec(
    name="result_date",
    kind=Kind.DATE,
    label_nl="datum van de uitslag",
    label_en="date of the result",
    years=(-3, 1),
    synonyms=("datum uitslag", "uitslagdatum", "datum", "date", "result date", "datum diploma"),
)
EXAM_RESULTS = Schema(
    name="exam_results",
    label_nl="examenuitslagen",
    label_en="exam results",
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
        education.exam_result(required=True),
        RESULT_DATE,
    ),
)

ROLES = {
    "mentor": ("mentor", "klassenmentor"),
    "decaan": ("decaan", "career adviser"),
    "care_coordinator": ("zorgcoordinator", "zorg coordinator", "care coordinator", "zoco"),
    "teacher": ("docent", "leraar", "teacher"),
    "intaker": ("intaker", "intake", "toelating"),
    "class_mentor": ("slb'er", "slber", "slb", "mbo mentor", "class mentor", "studiecoach"),
    "coach": ("overstapcoach", "doorstroomcoach", "coach"),
    "attendance_officer": ("leerplicht", "leerplichtambtenaar", "doorstroompunt", "rmc"),
    "planner": ("planner", "introductieplanner", "introduction week planner"),
    "coordinator": ("regiocoordinator", "coordinator", "region coordinator"),
    "administrator": ("beheerder", "schoolbeheerder", "administrator", "applicatiebeheerder"),
}
PEOPLE = Schema(
    name="people",
    label_nl="medewerkers",
    label_en="staff",
    key=("email",),
    fields=(
        FieldSpec(name="staff_code", kind=Kind.CODE, label_nl="afkorting", label_en="staff code",
                  synonyms=("afkorting", "code", "docentcode", "medewerkercode", "staff code")),
        persons.FIRST_NAME,
        persons.INITIALS,
        persons.PREFIX,
        persons.SURNAME,
        persons.FULL_NAME,
        replace(persons.EMAIL, required=True, lenient=False),
        persons.PHONE,
        FieldSpec(name="role", kind=Kind.CHOICE, label_nl="rol", label_en="role", required=True,
                  choices=ROLES, synonyms=("rol", "functie", "role", "taak")),
        FieldSpec(name="school_year", kind=Kind.CODE, label_nl="schooljaar", label_en="school year",
                  lenient=True, synonyms=("schooljaar", "school year", "jaar")),
        FieldSpec(name="class_name", kind=Kind.CODE, label_nl="klas", label_en="class", lenient=True,
                  synonyms=("klas", "class", "mentorklas", "stamgroep")),
        education.LOCATION_CODE,
        replace(education.LOCATION_NAME, synonyms=(*education.LOCATION_NAME.synonyms,
                                                   "organisatieenheid", "school")),
    ),
)  # fmt: skip
