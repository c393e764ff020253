"""Lists of the mbo: its own applications, its enrolments, and the status messages of CAMBO."""

from __future__ import annotations

from dataclasses import replace

from warmwelkom.engines.tables.schema import FieldSpec, Kind, Schema
from warmwelkom.engines.tables.schemas import education, persons

# the seven of CAMBO's data dictionary, with the Dutch words that colleges use in their own lists
STATUSES = {
    "CREATED": ("created", "aangemaakt", "concept", "begonnen"),
    "SUBMITTED": ("submitted", "ingediend", "verstuurd", "aangemeld"),
    "RECEIVED": ("received", "ontvangen", "in behandeling", "intake", "in intake"),
    "OFFERED": ("offered", "aangeboden", "plaats aangeboden", "toegelaten", "geaccepteerd"),
    "ENROLLED": ("enrolled", "ingeschreven", "geplaatst", "definitief ingeschreven"),
    "WITHDRAWN": ("withdrawn", "teruggetrokken", "ingetrokken", "afgemeld"),
    "REJECTED": ("rejected", "afgewezen", "geweigerd", "niet toegelaten"),
}
STATUS = FieldSpec(
    name="status",
    kind=Kind.CHOICE,
    label_nl="status",
    label_en="status",
    choices=STATUSES,
    synonyms=("status", "aanmeldstatus", "status aanmelding", "application status", "statuscode"),
)
APPLIED_ON = FieldSpec(
    name="applied_on",
    kind=Kind.DATE,
    label_nl="aanmelddatum",
    label_en="application date",
    years=(-4, 2),
    synonyms=("aanmelddatum", "datum aanmelding", "aangemeld op", "applied on", "application date",
              "aanmeldingsdatum"),
)  # fmt: skip
PREVIOUS_SCHOOL = FieldSpec(
    name="previous_school",
    kind=Kind.TEXT,
    label_nl="vorige school",
    label_en="previous school",
    synonyms=("vorige school", "vooropleiding", "school van herkomst", "toeleverende school",
              "previous school", "herkomst", "vo school", "huidige school", "brin vooropleiding"),
)  # fmt: skip
APPLICATIONS = Schema(
    name="applications",
    label_nl="aanmeldingen",
    label_en="applications",
    key=("application_id",),
    fields=(
        replace(education.APPLICATION_ID,
                synonyms=(*education.APPLICATION_ID.synonyms, "id", "rec id", "nummer")),
        *persons.PERSON,
        persons.birth_date(youngest=11, oldest=90, required=False),
        persons.PARENT_EMAIL,
        persons.PARENT_PHONE,
        education.CREBO,
        education.PROGRAMME,
        education.LEVEL,
        education.LEARNING_ROUTE,
        education.LOCATION_CODE,
        education.LOCATION_NAME,
        education.START_DATE,
        APPLIED_ON,
        STATUS,
        PREVIOUS_SCHOOL,
    ),
)  # fmt: skip

STUDENT_NUMBER = FieldSpec(
    name="student_number",
    kind=Kind.CODE,
    label_nl="studentnummer",
    label_en="student number",
    longest=40,
    synonyms=("studentnummer", "studentnr", "student nr", "deelnemernummer", "deelnemernr", "ov nummer",
              "student number", "student id", "studentid", "inschrijfnummer", "id", "nummer"),
)  # fmt: skip
CLASS_MENTOR = FieldSpec(
    name="class_mentor",
    kind=Kind.TEXT,
    label_nl="mentor of slb'er",
    label_en="class mentor",
    lenient=True,
    longest=200,
    synonyms=("mentor", "slber", "slb'er", "slb", "studieloopbaanbegeleider", "klassenmentor", "coach",
              "class mentor", "mentor naam", "loopbaanbegeleider", "studiecoach"),
)  # fmt: skip
CLASS_MENTOR_EMAIL = FieldSpec(
    name="class_mentor_email",
    kind=Kind.EMAIL,
    label_nl="e-mailadres van de mentor",
    label_en="e-mail address of the class mentor",
    lenient=True,
    synonyms=("email mentor", "e-mail mentor", "mentor email", "mentor e-mail", "email slber",
              "e-mail slb'er", "e-mailadres mentor", "class mentor email", "emailadres slb"),
)  # fmt: skip
FIRST_ROOM = FieldSpec(
    name="first_room",
    kind=Kind.TEXT,
    label_nl="eerste lokaal",
    label_en="first classroom",
    lenient=True,
    longest=40,
    synonyms=("eerste lokaal", "startlokaal", "lokaal eerste dag", "lokaal", "klaslokaal",
              "first classroom", "first room", "classroom"),
)  # fmt: skip
ENROLLED_ON = FieldSpec(
    name="enrolled_on",
    kind=Kind.DATE,
    label_nl="inschrijfdatum",
    label_en="enrolment date",
    years=(-4, 2),
    synonyms=("inschrijfdatum", "datum inschrijving", "ingeschreven op", "enrolled on",
              "enrolment date"),
)  # fmt: skip
ENROLMENTS = Schema(
    name="enrolments",
    label_nl="inschrijvingen",
    label_en="enrolments",
    key=("student_number", "application_id"),
    fields=(
        STUDENT_NUMBER,
        education.APPLICATION_ID,
        *persons.PERSON,
        persons.birth_date(youngest=11, oldest=90, required=False),
        education.CREBO,
        education.PROGRAMME,
        education.LEVEL,
        education.LEARNING_ROUTE,
        education.LOCATION_CODE,
        education.LOCATION_NAME,
        education.CLASS_NAME,
        CLASS_MENTOR,
        CLASS_MENTOR_EMAIL,
        FIRST_ROOM,
        education.START_DATE,
        ENROLLED_ON,
        PREVIOUS_SCHOOL,
    ),
)
