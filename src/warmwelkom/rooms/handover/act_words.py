"""How an act on a dossier reads, to the pupil it is about."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

READING = ("handover.read",)
WORDS = {
    "handover.read": _("las je overstapdossier"),
    "handover.open": _("opende je overstapdossier"),
    "handover.write": _("schreef in je overstapdossier"),
    "handover.write_b": _("vroeg de zorgcoördinator om mee te kijken, of nam dat terug"),
    "handover.confirm_statement": _("keek of iets in je dossier nog klopt"),
    "handover.say_view": _("zei wat jij ervan vindt"),
    "handover.answer_objection": _("gaf antwoord op wat je schreef"),
    "handover.have_read": _("zei dat het gelezen is"),
    "handover.deliver": _("droeg je dossier over aan je nieuwe school"),
    "handover.end_delivery": _("sloot je dossier voor een school"),
    "handover.erase": _("wiste je dossier"),
}
