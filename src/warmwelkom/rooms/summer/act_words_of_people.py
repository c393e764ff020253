"""How an act of who answers, calls or mends reads, to the pupil it is about."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

READING = ("summer.see_reply",)
WORDS = {
    "summer.see_reply": _("las wat je schreef"),
    "summer.receive_reply": _("bewaarde wat je schreef"),
    "summer.link_writer": _("zei dat een bericht van jou was"),
    "summer.handle_reply": _("deed iets met wat je schreef"),
    "summer.settle_call": _("schreef op of je te bereiken was"),
    "summer.add_contact": _("voegde een nummer of mailadres van je toe"),
    "summer.end_contact": _("haalde een nummer of mailadres van je weg"),
    "summer.check_contacts": _("vroeg of je nummer of mailadres klopt"),
    "summer.allow_push": _("zette meldingen op een telefoon aan of uit"),
    "summer.tick": _("zei of je in de klas was"),
}
