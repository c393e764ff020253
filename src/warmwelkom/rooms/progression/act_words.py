"""How an act on what a pupil takes part in reads, to the pupil it is about."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

READING = ("progression.see_seat", "progression.see_certificate")
WORDS = {
    "progression.see_seat": _("zag dat jij meedoet aan iets van het doorstroomprogramma"),
    "progression.see_certificate": _("bekeek een bewijs van jou"),
    "progression.sign_up": _("gaf je op voor iets van het doorstroomprogramma"),
    "progression.sign_up_for": _("gaf jou op voor iets van het doorstroomprogramma"),
    "progression.own_seat": _("haalde je weer weg bij iets van het doorstroomprogramma"),
    "progression.withdraw_for": _("haalde je weer weg bij iets van het doorstroomprogramma"),
    "progression.tick": _("zei of je er was, bij iets van het doorstroomprogramma"),
    "progression.issue": _("maakte een bewijs voor je dat je meedeed"),
    "progression.revoke": _("trok een bewijs van je in"),
    "progression.to_dossier": _("zette een bewijs bij de resultaten in je dossier"),
    "progression.from_dossier": _("haalde een ingetrokken bewijs uit de resultaten in je dossier"),
}
