"""Ready answers: sentences to start from, for each kind of request and how it ends."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

READY: dict[tuple[str, str], Any] = {
    ("access", "granted"): _("Alles wat we van je weten, staat nu klaar op deze bladzijde. Je ziet er ook wie ernaar keek."),
    ("access", "refused"): _("Wij kunnen je dit niet laten zien, omdat … Je mag hierover klagen bij de functionaris gegevensbescherming van je school of bij de Autoriteit Persoonsgegevens."),
    ("correction", "granted"): _("Wat niet klopte, is verbeterd. Wie het las, hoort dat het anders is."),
    ("correction", "partly"): _("Een deel is verbeterd. Wat bleef staan, is een oordeel van een mens: daar staat nu jouw eigen kijk bij."),
    ("correction", "refused"): _("Wij verbeteren dit niet, omdat … Jouw eigen kijk staat er wel bij, en gaat mee. Je mag hierover klagen bij de functionaris gegevensbescherming van je school of bij de Autoriteit Persoonsgegevens."),
    ("objection", "granted"): _("Je hebt gelijk. Wij gebruiken dit niet meer."),
    ("objection", "refused"): _("Wij begrijpen je bezwaar. Toch gaan we door, omdat … Je bezwaar staat erbij en gaat mee. Je mag hierover klagen bij de functionaris gegevensbescherming van je school of bij de Autoriteit Persoonsgegevens."),
    ("erasure", "granted"): _("Wij hebben het gewist."),
    ("erasure", "partly"): _("Wij hebben gewist wat we niet meer nodig hebben. De rest moeten we van de wet bewaren tot twee jaar nadat je van school ging; dan wist de computer het vanzelf."),
    ("erasure", "refused"): _("Wissen kan nu nog niet. De wet vraagt van de school dat ze je overstap bijhoudt tot twee jaar nadat je van school ging; dan wist de computer alles vanzelf. Je mag hierover klagen bij de functionaris gegevensbescherming van je school of bij de Autoriteit Persoonsgegevens."),
}  # fmt: skip

LIMITS: dict[str, Any] = {
    "access": _("Haal alles op, lees het na op namen van anderen, en antwoord. De leerling leest het dan op de eigen bladzijde, ook deel C van het dossier; dat zit niet in wat jij ophaalt."),
    "correction": _("Een fout in een lijst verbeter je in je eigen systeem; geef de lijst daarna opnieuw. Een oordeel van een mens verbeter je met die mens samen."),
    "objection": _("Een bezwaar houdt de overdracht niet tegen. Het wordt getoond en een mens antwoordt erop."),
    "erasure": _("Het dossier wissen kan maar beperkt: de wet regelt de uitwisseling en hoe lang ze duurt. Zeg altijd waarom iets blijft (AVG art. 17 lid 3 onder b)."),
}  # fmt: skip


def ready_for(kind: str) -> list[tuple[str, Any]]:
    """(outcome, words) to start from, for one kind of request."""
    return [(outcome, words) for (asked, outcome), words in READY.items() if asked == kind]
