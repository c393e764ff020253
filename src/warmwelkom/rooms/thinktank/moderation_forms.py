"""Why a text is kept back, in plain words that its writer reads."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REASONS = [
    _("In je zin is te herkennen over wie het gaat. Dat laten we niet aan iedereen zien. Zeg je het nog een keer zonder die persoon?"),
    _("Je zin gaat over één mens. Praat daar liever over met iemand die je vertrouwt, zoals je mentor."),
    _("We begrijpen je zin niet goed. Wil je hem nog een keer zeggen, met iets meer woorden?"),
    _("Je zin doet iemand pijn. Zeg liever wat jij nodig hebt."),
    _("Je zin gaat niet over je start op school. Daarom zetten we hem niet bij de andere."),
]  # fmt: skip
