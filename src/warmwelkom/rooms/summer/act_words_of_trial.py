"""How the draw of a comparison reads, to the pupil it is about."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

WORDS = {
    "summer.drawn": _("lootte welke automatische berichten je krijgt, om te leren wat helpt; hulp krijgt iedereen"),
}  # fmt: skip
