"""How we say it: sentences to copy the tone of, in Dutch and in English."""

from __future__ import annotations

WORDS = (
    ("Hoi Yara, fijn dat je komt.", "Hi Yara, good that you are coming."),
    (
        "Haal je laptop op vóór donderdag 20 augustus.",
        "Pick up your laptop before Thursday 20 August.",
    ),
    ("Karim antwoordt vandaag vóór 17 uur.", "Karim answers today before 5 pm."),
    (
        "Een mens leest je zin voordat anderen hem zien.",
        "A person reads your words before others see them.",
    ),
    ("Je naam is niet nodig.", "We do not need your name."),
    (
        "Wij stoppen met berichten. Karim blijft bereikbaar.",
        "We stop the messages. You can still reach Karim.",
    ),
    ("Vandaag hebben 8 leerlingen iemand nodig.", "Today 8 pupils need someone."),
    ("Ilse belt vóór vrijdag 5 juni.", "Ilse calls before Friday 5 June."),
    (
        "4 regels passen bij meer dan één leerling. Kijk ze na.",
        "4 lines fit more than one pupil. Check them.",
    ),
    (
        "We weten het niet: er was geen groep om mee te vergelijken.",
        "We do not know: there was no group to compare with.",
    ),
)
