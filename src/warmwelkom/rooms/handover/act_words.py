"""How an act on a dossier or a talk reads, to the pupil it is about."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

READING = ("handover.read", "handover.see_talk", "handover.my_class")
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
    "handover.open_c": _("opende deel C voor je nieuwe school"),
    "handover.end_delivery": _("sloot je dossier voor een school"),
    "handover.export": _("nam je dossier mee als bestand of op papier"),
    "handover.import": _("las je dossier in uit een andere regio"),
    "handover.erase": _("wiste je dossier"),
    "handover.see_talk": _("las het gesprek over jou"),
    "handover.my_class": _("las als nieuwe mentor wat er over jou is doorgegeven"),
    "handover.my_talk": _("zei iets over je naam of foto"),
    "handover.ask_talk": _("vroeg om een gesprek over jou"),
    "handover.withdraw_wish": _("nam een vraag om een gesprek terug"),
    "handover.weigh_talk": _("besloot of er een gesprek over jou nodig is"),
    "handover.plan_talk": _("stelde een gesprek over jou voor"),
    "handover.lead_talk": _("werkte aan het gesprek over jou"),
    "handover.say_kept": _("schreef op of een afspraak over jou is gelukt"),
    "handover.agree_support": _("schreef op welke ondersteuning met jou is afgesproken"),
    "handover.keep_support": _("werkte bij of je de ondersteuning hebt"),
}
