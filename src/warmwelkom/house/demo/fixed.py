"""The example people who are always there, one for each role; everybody else follows from the seed."""

from __future__ import annotations

import datetime as dt
from random import Random

from warmwelkom.house.demo.campus import CampusPeople
from warmwelkom.house.demo.course import Around
from warmwelkom.house.demo.people import Application, Listed, Staff

EXAMPLE_CAMPUS, EXAMPLE_CLASS, EXAMPLE_MBO = "20MJ00", "4K1", "27GZ"
EXAMPLE_NUMBER, EXAMPLE_BORN = "000123", dt.date(2010, 12, 2)
EXAMPLE_CREBO = "25696"
FIRST_ROOMS = {(EXAMPLE_MBO, "PMK3-1a"): "B1.07"}
"""Where the first hour of a class is, in the building that wegwijs shows."""
EXAMPLE_CODES = {"pupil": "WARME-START", "parent": "SAMEN-START"}
VO_MAIL, MBO_MAIL, REGION_MAIL = (
    "johan-de-witt.example",
    "roc-mondriaan.example",
    "regio-haaglanden.example",
)

FIXED = (
    Staff(name="Ravi Soekhoe", email=f"r.soekhoe@{VO_MAIL}", role="mentor", code="SOER",
          school="20MJ", location=EXAMPLE_CAMPUS, classes=(EXAMPLE_CLASS,)),
    Staff(name="Marjan Vink", email=f"m.vink@{VO_MAIL}", role="decaan", code="VINM",
          school="20MJ", location=EXAMPLE_CAMPUS),
    Staff(name="Petra de Groot", email=f"p.degroot@{VO_MAIL}", role="care_coordinator", code="GROP",
          school="20MJ", location=EXAMPLE_CAMPUS),
    Staff(name="Hans Dekker", email=f"h.dekker@{VO_MAIL}", role="school_admin", school="20MJ"),
    Staff(name="Marco Visser", email=f"m.visser@{MBO_MAIL}", role="intaker", school="27GZ"),
    Staff(name="Karim Bensaïd", email=f"k.bensaid@{MBO_MAIL}", role="class_mentor", school="27GZ",
          location="27GZ09", classes=("PMK3-1a",)),
    Staff(name="Sevda Aydın", email=f"s.aydin@{MBO_MAIL}", role="planner", school="27GZ"),
    Staff(name="Judith Hoekstra", email=f"j.hoekstra@{MBO_MAIL}", role="support_team", school="27GZ"),
    Staff(name="Ilse Brouwer", email=f"i.brouwer@{REGION_MAIL}", role="coach"),
    Staff(name="Rachid Benali", email=f"r.benali@{REGION_MAIL}", role="doorstroompunt"),
    Staff(name="Hanna Postma", email=f"h.postma@{REGION_MAIL}", role="coordinator"),
    Staff(name="Wim de Leeuw", email=f"w.deleeuw@{REGION_MAIL}", role="partner"),
    Staff(name="Noor Jansen", email=f"n.jansen@{REGION_MAIL}", role="moderator"),
)  # fmt: skip


def make_example_pupil(people: CampusPeople, around: Around, chance: Random) -> None:
    """Yara takes the place of the first pupil of her class: fifteen until December, welcome at the mbo."""
    pupil = next(
        (row for row in people.pupils if row.class_name == EXAMPLE_CLASS), people.pupils[0]
    )
    pupil.number, pupil.key = EXAMPLE_NUMBER, f"{EXAMPLE_CAMPUS}/{EXAMPLE_NUMBER}"
    for listed in (pupil.listed, pupil.private):
        listed.given, listed.official, listed.prefix, listed.surname = (
            "Yara",
            "Yara Sophia",
            "de",
            "Bruin",
        )
        listed.born, listed.sex, listed.place = EXAMPLE_BORN, "v", "Den Haag"
        listed.mail, listed.parent_mail = (
            "yara.debruin@post.example",
            "ouders.debruin@thuis.example",
        )
    pupil.listed.mail = f"{EXAMPLE_NUMBER}@leerling.{VO_MAIL}"
    pupil.destination, pupil.destination_july = "mbo", ""
    pupil.result, pupil.second_result = "passed", ""
    pupil.applications = [_application(pupil.private, around)]
    del chance


def _application(private: Listed, around: Around) -> Application:
    offers = [row for row in around.offers if row.brin == EXAMPLE_MBO]
    chosen = next(row for row in offers if row.crebo == EXAMPLE_CREBO)
    day = dt.date
    return Application(
        number="",
        brin=chosen.brin,
        offer=chosen,
        listed=Listed(
            **{
                name: getattr(private, name)
                for name in Listed.__slots__
                if not name.startswith("parent")
            }
        ),
        previous_school="Johan de Witt Scholengroep",
        applied_on=day(2026, 2, 11),
        events=[
            (day(2026, 2, 11), "SUBMITTED"),
            (day(2026, 2, 23), "RECEIVED"),
            (day(2026, 3, 24), "OFFERED"),
            (day(2026, 6, 4), "ENROLLED"),
        ],
        enrolled_on=day(2026, 6, 4),
    )
