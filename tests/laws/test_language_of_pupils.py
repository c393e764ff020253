"""Law: what a pupil reads in Arabic is whole, and what is not there yet stands in a list that only gets shorter.

A new sentence on one of these pages needs its Arabic (`rooms/welcome/locale/ar`); a page that begins to speak it goes off
the list of those that don't.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po
from django.urls import resolve, reverse
from django.urls.exceptions import NoReverseMatch

from tests.laws.doors import DOORS, ROUTES
from tests.laws.test_translations import Key, strings_of
from warmwelkom.base.access.policy import PUPILS_SPEAK
from warmwelkom.house.translations import PACKAGE, catalogues
from warmwelkom.rooms.transitions import ways

SPEAK = {
    "transitions:enter": ["transitions/door/enter.html"],
    "welcome:mine": ["welcome/mine.html"],
    "welcome:task": [],
    "welcome:first_room": ["welcome/first_room.html"],
    "welcome:ask": ["welcome/ask.html"],
    "welcome:push": [],
    "welcome:door": ["welcome/door.html", "welcome/link_over.html"],
    "summer:own_activities": ["summer/activities/mine.html"],
    "summer:sign_up": [],
    "summer:own_seat": [],
    "introweek:my_week": ["introweek/days/my_week.html"],
    "progression:mine": ["progression/mine.html"],
    "progression:sign_up": [],
    "progression:own_seat": [],
}
"""The addresses that speak it, with what they show."""
SAY = (
    "rooms/progression/models/offer.py",
    "rooms/progression/views/mine.py",
    "rooms/summer/domain/push_here.py",
    "rooms/summer/models/activity.py",
    "rooms/summer/views/own_activities.py",
    "rooms/transitions/domain/access_codes.py",
    "rooms/transitions/door_forms.py",
    "rooms/transitions/queries/my_way.py",
    "rooms/transitions/views/door.py",
    "rooms/welcome/domain/links.py",
    "rooms/welcome/domain/questions.py",
    "rooms/welcome/forms.py",
    "rooms/welcome/views/ask.py",
    "rooms/welcome/views/link.py",
    "rooms/welcome/views/mine.py",
)
"""What is said on them from Python."""
ELSEWHERE = {
    "%(n)s leerling krijgt de link.",
    "%(n)s leerling niet: vandaag al gehad, of geen mail en nummer bekend. Geef dan zelf een code.",
    "Alleen als leerlingen je mogen bellen.",
    "Bijvoorbeeld: Ik antwoord op werkdagen vóór 17 uur.",
    "De link opent niets meer. Wie ermee binnen was, is eruit. Stuur gerust een nieuwe.",
    "De naam van dit bestand is te lang. Geef het een kortere naam.",
    "Dit bestand is leeg. Kies een andere foto.",
    "Dit is te lang. Maak er hoogstens 280 tekens van.",
    "Een leerling stelt je een vraag",
    "Een ouder van %(name)s kreeg de link vandaag al, of er is geen mail en mobiel nummer bekend.",
    "Een ouder van %(name)s krijgt de link.",
    "Een png, jpeg of webp, tot 10 MB. Wij snijden hem vierkant.",
    "Eén zin, bijvoorbeeld: het gezin verhuist naar Rotterdam.",
    "Foto van jezelf",
    "Je antwoord staat op de bladzijde van de leerling.",
    "Je antwoord wordt verwacht vóór %(day)s.",
    "Jouw welkom",
    "Kies een regio",
    "Kies voor wie de code is: de leerling of een ouder.",
    "Kies eerst een foto.",
    "Naar welke regio",
    "Schrijf een paar woorden, dan staat er een mens op de bladzijde.",
    "Schrijf je antwoord op. Eén zin is genoeg.",
    "Telefoon",
    "Twee of drie zinnen, zoals je het zou zeggen. Hoogstens 280 tekens.",
    "Waarom",
    "Wanneer je antwoordt",
}
"""Of these files, what staff read."""
LACKS = {
    "Hoi %(first)s, hier staat alles voor je start op het mbo: %(address)s Je hebt alleen je geboortedatum nodig. Groet, %(name)s",
    "Jouw bladzijde voor de start op het mbo",
}
"""What a pupil reads and is not in Arabic yet: the message with the link, for nobody knows a pupil's language."""
SILENT = {
    "handover:my_dossier",
    "handover:my_talk",
    "handover:own_everything",
    "handover:own_request",
    "handover:own_rights",
    "handover:paper",
    "handover:question",
    "handover:say",
    "handover:take_along",
    "introweek:group_here",
    "introweek:my_calendar",
    "progression:paper",
    "thinktank:regions",
    "transitions:my_data",
}
"""Pages that are a pupil's alone and do not speak it yet; those for everybody are not counted here."""
PICTURES = {"welcome:face", "welcome:large_face"}
PARTS = re.compile(r'{% (?:include|extends) "([^"]+)"')
OWN_PARTS = re.compile(r"<c-([\w-]+)")
OF_THE_DEMO = "house/demo_bar.html"


@cache
def templates() -> dict[str, Path]:
    return {str(path).partition("/templates/")[2]: path for path in PACKAGE.rglob("*.html")}


def shown(first: list[str]) -> set[str]:
    """These templates and all that they take in."""
    found: set[str] = set()
    while first:
        name = first.pop()
        if name in found or name not in templates() or name == OF_THE_DEMO:
            continue
        found.add(name)
        text = templates()[name].read_text()
        first += PARTS.findall(text)
        first += [f"cotton/{part.replace('-', '_')}.html" for part in OWN_PARTS.findall(text)]
    return found


@cache
def in_arabic() -> set[Key]:
    found: set[Key] = set()
    for po in catalogues("ar"):
        with po.open("rb") as source:
            entries = [entry for entry in read_po(source, locale="ar") if entry.id]
        found |= {
            (row.context, row.id if isinstance(row.id, str) else row.id[0]) for row in entries
        }
    return found


def said() -> set[Key]:
    first = [name for names in SPEAK.values() for name in names] + list(ways._parts)
    paths = [templates()[name] for name in shown(first)] + [PACKAGE / name for name in SAY]
    return {key for path in paths for key, _line in strings_of(path)}


def speaks(name: str) -> bool:
    uuid, word = "0" * 8 + "-0000-0000-0000-" + "0" * 12, "x"
    for values in ([], [uuid], [word], [word, word], [word, uuid]):
        try:
            view: Any = resolve(reverse(name, args=values)).func
        except NoReverseMatch:
            continue
        return set(PUPILS_SPEAK) <= set(getattr(view, "speaks", ()))
    return False


def test_the_pages_that_speak_it_are_these() -> None:
    assert {name for name in ROUTES if speaks(name)} == set(SPEAK)


def test_each_sentence_of_them_is_there_but_for_these() -> None:
    lacks = {text for context, text in said() - in_arabic()}
    assert lacks - ELSEWHERE == LACKS


def test_the_other_pages_of_a_pupil_are_these() -> None:
    own = {name for name, who in DOORS.items() if who != "everyone" and "dina" in who}
    assert own - set(SPEAK) - PICTURES == SILENT


def test_nothing_is_left_of_what_no_pupil_reads_any_more() -> None:
    whole = {key for path in PACKAGE.rglob("*") if path.suffix in (".py", ".html") for key, _ in strings_of(path)}  # fmt: skip
    assert in_arabic() - whole == set()
