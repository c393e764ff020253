"""What can go wrong while a film is made, as a sentence for somebody of a school: what it is, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_noop

from warmwelkom.engines.film.faults import FilmError

UNSEEN: Final = gettext_noop(
    "Niet alles in deze film is nagekeken, of iemand trok toestemming in. Kijk het materiaal na, of haal die scènes weg."
)
ERASED: Final = gettext_noop(
    "Iets in deze film mag niet meer te zien zijn. Daarom is de film gewist. Kijk het beeld na of haal de scène weg, en maak de film opnieuw."
)
ERASED_PUBLIC: Final = gettext_noop(
    "Iets in deze film mag niet meer te zien zijn. Daarom is de film gewist. Kijk het beeld na: dan maken we de film vanzelf opnieuw en zetten hem weer openbaar."
)
OURS: Final = gettext_noop(
    "Het maken ging mis door een fout van ons. Probeer het nog eens. Lukt het weer niet? Vertel het dan de beheerder van deze site."
)
FELL: Final = gettext_noop(
    "Het maken brak drie keer af. De server had te weinig geheugen, of ging uit. Vraag de beheerder van deze site om te kijken. Wat klaar is, wordt weer gebruikt."
)
SENTENCES: Final[Mapping[str, str]] = {
    "picture": gettext_noop("De foto van scène %(scene)s is niet te lezen. Zet de foto opnieuw bij de plek, of haal de scène weg."),
    "clip": gettext_noop("Het filmpje van scène %(scene)s is niet te lezen. Zet het opnieuw bij de plek, of haal de scène weg."),
    "short_clip": gettext_noop("Het filmpje van scène %(scene)s is te kort voor deze scène. Maak de scène korter, of kies een ander filmpje."),
    "sound": gettext_noop("De stem van scène %(scene)s is niet te horen. Spreek hem opnieuw in, of haal hem weg."),
    "music": gettext_noop("De muziek is niet te lezen. Kies een ander bestand bij Stem en muziek."),
    "letters": gettext_noop("In scène %(scene)s staan letters die we niet kunnen schrijven. Verander de tekst op de kaart."),
    "frames": gettext_noop("Scène %(scene)s is te kort voor de overgang naar de volgende. Maak hem langer."),
    "minutes": gettext_noop("De film duurt langer dan twintig minuten. Haal scènes weg, of maak ze korter."),
    "missing": gettext_noop("Een bestand van deze film is er niet meer. Haal de scène zonder beeld weg, of zet het beeld opnieuw bij de plek."),
    "disk": gettext_noop("Er is geen ruimte meer op de server. Vraag de beheerder van deze site om ruimte te maken, en maak de film daarna nog eens."),
    "killed": gettext_noop("Het maken brak af. De server had te weinig geheugen. Probeer het straks nog eens: wat klaar is, wordt weer gebruikt."),
}  # fmt: skip
"""By the code of the engine's fault; `scene` is the number on the page."""
WITHOUT_SCENE: Final[Mapping[str, str]] = {
    "sound": gettext_noop("De stem bij de hele film is niet te horen. Spreek hem opnieuw in, of haal hem weg."),
}  # fmt: skip


def told(fault: FilmError, board: Mapping[str, Any]) -> tuple[str, int | None]:
    """The sentence, in Dutch and not yet filled in, and the number of the scene where it is about one."""
    names = [row.get("id") for row in board.get("scenes", ())]
    number = names.index(fault.scene) + 1 if fault.scene in names else None
    sentence = SENTENCES.get(fault.code, OURS)
    if number is None and "%(scene)s" in sentence:
        sentence = WITHOUT_SCENE.get(fault.code, OURS)
    return sentence, number
