"""The few texts that leave without a person writing them; everything else is written by hand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

HELP = _(
    "Dank je dat je dit schrijft. Iemand van ons belt je zo snel mogelijk. Wil je nu praten? Bel 113, dag en nacht, of de "
    "Kindertelefoon, 0800-0432. Is er direct gevaar? Bel 112."
)
STOPPED = _(
    "Begrepen. Je krijgt hier geen berichten meer van ons. Heb je ons nodig, dan mag je altijd terugschrijven."
)
NO_MORE = _("Wil je geen berichten meer? Antwoord: stop.")
NO_MORE_PUSH = _("Wil je geen meldingen meer? Zet ze uit bij Mijn welkom.")
CHECK = _(
    "Dag %(name)s, je school stuurt je deze zomer soms een bericht. Antwoord 1 als dit klopt. Groet, %(sender)s"
)

READY_ANSWERS = (
    _("Dag %(name)s, fijn dat het klaar is. Ik kijk het na. Je hoort het als er nog iets mist. Groet, %(sender)s"),
    _("Dag %(name)s, goed dat je het vraagt. Ik zoek het uit en schrijf je vandaag of morgen terug. Groet, %(sender)s"),
    _("Dag %(name)s, zullen we even bellen? Schrijf terug wanneer je kunt. Groet, %(sender)s"),
    _("Dag %(name)s, dank je dat je het zegt. Ik bel je om samen te kijken wat er nu nodig is. Groet, %(sender)s"),
    _("Dag %(name)s, dit kan ik niet voor je regelen. Ik vraag het aan iemand die dat wel kan. Groet, %(sender)s"),
)  # fmt: skip
"""B1, with the pupil's first name and the name of who writes; to change before it is sent."""
