"""How an act of this room reads, to the pupil it is about."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

WORDS = {
    "welcome.send_link": _("stuurde je een link naar deze bladzijde"),
    "welcome.send_parent_link": _("stuurde een ouder een link naar deze bladzijde"),
    "welcome.end_link": _("sloot een link naar deze bladzijde"),
    "welcome.ask": _("stelde een vraag"),
    "welcome.answer": _("gaf antwoord op een vraag"),
    "welcome.say": _("schreef een welkom voor de klas"),
}
