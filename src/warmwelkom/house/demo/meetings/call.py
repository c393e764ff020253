"""A call that six organisations answered, and the letter of March that told of it."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import system_actor
from warmwelkom.house.demo.reading import moment
from warmwelkom.house.demo.think_tank.stage import Stage
from warmwelkom.rooms.meetings.models import Meeting
from warmwelkom.rooms.newsletters.domain.answers import confirm_answer, join_call
from warmwelkom.rooms.newsletters.domain.calls import make_call, open_call
from warmwelkom.rooms.newsletters.domain.issues import add_block, make_issue
from warmwelkom.rooms.newsletters.domain.sending import send_issue
from warmwelkom.rooms.newsletters.domain.subscribing import ask_for_letters, confirm_reader
from warmwelkom.rooms.newsletters.models import Call, CallAnswer, Subscriber

CALLED, ENDS, SENT = dt.date(2026, 3, 9), dt.date(2026, 5, 15), dt.date(2026, 3, 17)
ASKS = (
    "In de zomer hoort een leerling zes weken niets. Wij zoeken mensen die dat samen willen veranderen: "
    "met een idee, een paar uur, een ruimte of een netwerk.\n\n"
    "Je komt in de denktank, je hoort wanneer we samenkomen, en je doet wat past."
)
ANSWERS = (
    ("Yara Mensah", "yara@buurthuis-de-kom.example", "Buurthuis De Kom", "other", "jongerenwerker",
     "Onze zaal is in juli en augustus elke dinsdag vrij."),
    ("Bas Kuipers", "bas@fietsenmaker-kuipers.example", "Fietsenmaker Kuipers", "company", "eigenaar",
     "Tien fietsen om te lenen."),
    ("Nora el Amrani", "nora@bieb-aan-het-plein.example", "Bibliotheek aan het Plein", "government",
     "medewerker jeugd", "Laptops en iemand die helpt met DigiD."),
    ("Tom de Vries", "tom@sportclub-zuid.example", "Sportclub Zuid", "other", "trainer",
     "Een plek waar je in de zomer elkaar ziet."),
    ("Lin Zhou", "lin@technieklab.example", "Technieklab", "company", "docent",
     "Twee middagen proefdraaien in de werkplaats."),
    ("Samira Haddou", "samira@jongerenraad.example", "Jongerenraad", "other", "voorzitter",
     "Acht jongeren die vorig jaar zelf overstapten."),
)  # fmt: skip
READERS = (
    ("ellen@lezer.example", "teacher", "vo"),
    ("joost@lezer.example", "teacher", "mbo"),
    ("amal@lezer.example", "counsellor", "vo"),
    ("kees@lezer.example", "leader", "mbo"),
    ("fleur@lezer.example", "partner", "company"),
    ("rob@lezer.example", "", ""),
)
TEXT = (
    "In maart kwamen we met vijf scholen samen. We spraken af wat we dit voorjaar proberen, en wie wat doet. "
    "Hieronder lees je waar je mee kunt doen."
)


def call_partners(stage: Stage) -> Call:
    """Make it, open it, and let six people answer and confirm."""
    now = moment(CALLED, 9)
    call = make_call(
        actor=stage.coordinator, title="Denk mee over de zomer", asks=ASKS, closes_on=ENDS, now=now,
        for_whom="wie in de zomer iets kan betekenen voor jongeren van 15 tot 18 jaar",
    )  # fmt: skip
    open_call(actor=stage.coordinator, call=call, now=now)
    call.refresh_from_db()
    visitor = system_actor(region_id=stage.region.pk)
    for number, (name, email, organisation, sector, role, brings) in enumerate(ANSWERS):
        at = moment(CALLED + dt.timedelta(days=2 * number + 1), 11)
        join_call(
            actor=visitor, call=call, email=email, themes=[], now=at, name=name,
            organisation=organisation, sector=sector, role=role, brings=brings,
        )  # fmt: skip
        confirm_answer(actor=visitor, answer=CallAnswer.objects.get(email=email), now=at)
    return call


def write_letter(stage: Stage, *, meeting: Meeting, call: Call) -> None:
    """Readers who asked for it, and one letter with a bit of everything."""
    visitor, writer = system_actor(region_id=stage.region.pk), stage.coordinator
    asked = moment(dt.date(2026, 3, 2), 12)
    for email, role, sector in READERS:
        ask_for_letters(actor=visitor, email=email, role=role, sector=sector, themes=[], now=asked)
        reader = Subscriber.objects.get(email=email)
        confirm_reader(actor=visitor, reader=reader, now=asked)
    issue = make_issue(actor=writer, subject="Wat doen we in de zomer?", now=moment(SENT))
    add_block(actor=writer, issue=issue, kind="text", text=TEXT)
    add_block(actor=writer, issue=issue, kind="contribution", target=stage.said["meeloopdag"].pk)
    add_block(actor=writer, issue=issue, kind="meeting", target=meeting.pk)
    add_block(actor=writer, issue=issue, kind="call", target=call.pk)
    send_issue(actor=writer, issue=issue, now=moment(SENT, 10))
