"""What an old school reads in the mail; Dutch, for that is what the schools speak."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.ui.templatetags.ww import long_day
from warmwelkom.rooms.introweek.feelings import FEWEST


@dataclass(frozen=True, kw_only=True)
class Letter:
    subject: str
    text: str


def invitation_letter(
    *, school: str, old_school: str, students: int, first_day: dt.date, last_day: dt.date,
    until: dt.date | None, link: str, sender: str, again: bool,
) -> Letter:  # fmt: skip
    """The first letter, or (`again`) the reminder: short, with what it gives the own pupils.

    Of fewer than five pupils it tells no number: whoever reads the letter has only a link.
    """
    with override("nl"):
        some = _("Leerlingen van %(old)s beginnen")
        many = _("%(n)s leerlingen van %(old)s beginnen") if students >= FEWEST else some
        words = {
            "many": many % {"n": students, "old": old_school}, "school": school, "first": long_day(first_day), "last": long_day(last_day),
            "until": long_day(until), "link": link, "sender": sender,
        }  # fmt: skip
        lines = _lines(again=again, has_last_day=until is not None)
        subject = (
            _("Nog even: wie komt er langs in de introductieweek?")
            if again
            else _("Kom je je oud-leerlingen opzoeken in de introductieweek?")
        )
        return Letter(subject=subject, text="\n\n".join(line % words for line in lines if line))


def _lines(*, again: bool, has_last_day: bool) -> list[str]:
    """What stands in it, one paragraph each; nothing for what does not hold."""
    return [
        _("Dag collega’s,"),
        (
            _("We hoorden nog niet wie van jullie kan komen. Het kan nog.")
            if again
            else _("%(many)s straks bij %(school)s. Zij zien graag een bekend gezicht.")
        ),
        _(
            "De introductieweek is van %(first)s tot en met %(last)s. Kom jij een ochtend of een middag langs "
            "bij je oud-leerlingen? Vul in wanneer je kunt, en geef de link aan collega’s:\n%(link)s"
        ),
        _("Dat kan tot en met %(until)s, en je kunt het tot die dag veranderen.")
        if has_last_day
        else "",
        _("Inloggen hoeft niet. Stuur de link niet door buiten je school."),
        _("Groet,\n%(sender)s, %(school)s"),
    ]
