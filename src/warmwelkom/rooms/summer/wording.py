"""The words of a message: one task, one absolute date, one action, one name. Never "tomorrow": it may arrive later."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from django.utils.translation import gettext_noop as _
from django.utils.translation import override

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.ui.templatetags.ww import long_day

PLACES = ("voornaam", "taak", "datum", "doe", "naam")
NEEDED = ("taak", "datum", "naam")
LONGEST = 400
LONGEST_MESSAGE = 640
ONE_SMS, PART_OF_SMS = 160, 153
GSM = re.compile(
    r"^[A-Za-z0-9 \n\r@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!\"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà]*$"
)
"""What fits in seven bits (GSM 03.38); one other letter makes a part of an sms 70 letters long."""
RELATIVE = re.compile(
    r"\b(morgen|overmorgen|vandaag|gisteren|volgende week|deze week)\b", re.IGNORECASE
)
SPOT = re.compile(r"\{(\w*)\}")


class TextNotRight(UserError):  # noqa: N818  reads as the sentence it is
    """A text of a step that could go wrong with a pupil."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What stands in the spots of a text."""

    first_name: str
    task: str
    day: dt.date
    action: str
    name: str


def check_text(text: str) -> str:
    """The text as it is kept.

    Raises:
        TextNotRight: it names no task, date or person, has a spot that nobody fills, or says "morgen".
    """
    text = " ".join(text.split())
    spots = SPOT.findall(text)
    unknown = [spot for spot in spots if spot not in PLACES]
    missing = [spot for spot in NEEDED if spot not in spots]
    if unknown:
        raise TextNotRight(_("We kennen {%(spot)s} niet. Kies uit {voornaam}, {taak}, {datum}, {doe} en {naam}."), spot=unknown[0])  # fmt: skip
    if missing:
        raise TextNotRight(_("Zet {%(spot)s} in de tekst: een bericht noemt één taak, één dag en één naam."), spot=missing[0])  # fmt: skip
    if found := RELATIVE.search(text):
        raise TextNotRight(_("Schrijf geen “%(word)s”: een bericht kan later aankomen. {datum} wordt een dag met een datum."), word=found[0])  # fmt: skip
    if len(text) > LONGEST:
        raise TextNotRight(_("Maak de tekst korter dan %(n)s letters."), n=LONGEST)
    return text


def fill(text: str, words: Words) -> str:
    """The text as the pupil reads it, in Dutch; no longer than a message may be."""
    with override("nl"):
        day = long_day(words.day)
    values = {
        "voornaam": words.first_name,
        "taak": words.task,
        "datum": day,
        "doe": words.action,
        "naam": words.name,
    }
    whole = SPOT.sub(lambda spot: values.get(spot[1], spot[0]), text)
    return " ".join(whole.split())[:LONGEST_MESSAGE]


def parts_of_sms(text: str) -> int:
    """How many parts of an sms a text takes; the provider counts and bills them apart."""
    most, part = (ONE_SMS, PART_OF_SMS) if GSM.match(text) else (70, 67)
    return 1 if len(text) <= most else -(-len(text) // part)
