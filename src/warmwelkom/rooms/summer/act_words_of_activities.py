"""How an act on a seat in a summer activity reads, to the pupil it is about."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

READING = ("summer.see_seat",)
WORDS = {
    "summer.see_seat": _("zag dat jij je opgaf voor iets in de zomer"),
    "summer.sign_up": _("gaf je op voor iets in de zomer"),
    "summer.own_seat": _("veranderde iets aan waar je je voor opgaf"),
    "summer.tick_seat": _("zei of je er was, bij iets in de zomer"),
}
