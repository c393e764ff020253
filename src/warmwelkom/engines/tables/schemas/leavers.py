"""The vo school's list of exam pupils."""

from __future__ import annotations

from warmwelkom.engines.tables.schema import FieldSpec, Kind, Schema
from warmwelkom.engines.tables.schemas import education, persons

MENTOR = FieldSpec(
    name="mentor",
    kind=Kind.TEXT,
    label_nl="mentor",
    label_en="mentor",
    lenient=True,
    longest=200,
    synonyms=("mentor", "mentorcode", "mentor code", "mentor naam", "naam mentor", "mentor afkorting",
              "mentor 1", "klassenmentor"),
)  # fmt: skip
MENTOR_EMAIL = FieldSpec(
    name="mentor_email",
    kind=Kind.EMAIL,
    label_nl="e-mailadres van de mentor",
    label_en="e-mail address of the mentor",
    lenient=True,
    synonyms=("email mentor", "e-mail mentor", "mentor email", "mentor e-mail", "emailadres mentor",
              "e-mailadres mentor", "mentormail"),
)  # fmt: skip
LEERWEG = FieldSpec(
    name="leerweg",
    kind=Kind.CHOICE,
    label_nl="leerweg",
    label_en="learning path",
    lenient=True,
    choices=education.LEARNING_PATHS,
    synonyms=("leerweg", "niveau", "leerweg vmbo", "vmbo leerweg", "studie", "opleiding", "leerrichting",
              "learning path", "onderwijstype"),
)  # fmt: skip
PROFILE = FieldSpec(
    name="profile",
    kind=Kind.CHOICE,
    label_nl="profiel",
    label_en="profile",
    lenient=True,
    choices=education.PROFILES,
    synonyms=("profiel", "profielcode", "profile code", "profielnaam", "profiledescription",
              "profile", "afdeling", "sector", "profiel omschrijving", "beroepsgericht profiel"),
)  # fmt: skip
MODULES = FieldSpec(
    name="modules",
    kind=Kind.LIST,
    label_nl="modules en keuzevakken",
    label_en="modules and electives",
    longest=4000,
    synonyms=("modules", "keuzevakken", "module", "gevolgde modules", "beroepsgerichte keuzevakken",
              "keuzedelen", "modules en keuzevakken", "profielmodules", "electives"),
)  # fmt: skip
TEACHERS = FieldSpec(
    name="teachers",
    kind=Kind.LIST,
    label_nl="docenten",
    label_en="teachers",
    longest=4000,
    synonyms=("docenten", "docent", "leraren", "leraar", "teachers", "vakdocenten", "les van",
              "docenten en vakken", "teacher"),
)  # fmt: skip
CAMPUS = FieldSpec(
    name="campus_code",
    kind=Kind.CODE,
    label_nl="vestiging",
    label_en="campus",
    lenient=True,
    synonyms=("vestiging", "vestigingscode", "vestigingsnummer", "locatie", "location", "campus code",
              "brin vestiging", "brinvest", "brin", "school", "campus"),
)  # fmt: skip
DESTINATION = FieldSpec(
    name="destination",
    kind=Kind.CHOICE,
    label_nl="bestemming",
    label_en="destination",
    lenient=True,
    choices=education.DESTINATIONS,
    synonyms=("bestemming", "vervolg", "vervolgkeuze", "vervolgonderwijs", "uitstroom", "destination",
              "gaat naar", "uitstroombestemming"),
)  # fmt: skip

LEAVERS = Schema(
    name="leavers",
    label_nl="examenleerlingen",
    label_en="exam pupils",
    key=("pupil_number",),
    fields=(
        education.PUPIL_NUMBER,
        *persons.PERSON,
        persons.birth_date(youngest=11, oldest=30, required=True),
        persons.PARENT_EMAIL,
        persons.PARENT_PHONE,
        education.CLASS_NAME,
        MENTOR,
        MENTOR_EMAIL,
        LEERWEG,
        PROFILE,
        MODULES,
        TEACHERS,
        CAMPUS,
        education.exam_result(required=False),
        DESTINATION,
    ),
)
