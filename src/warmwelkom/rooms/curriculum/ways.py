"""The ways through the curriculum, in a row on its pages, for who works in a school here."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import policy_for

WAYS = (
    # policy, url name, label
    ("curriculum.see", "curriculum:front", _("Het vmbo")),
    ("curriculum.see", "curriculum:programmes", _("Het eerste jaar mbo")),
    ("curriculum.see", "curriculum:fit", _("Past het?")),
    ("curriculum.see", "curriculum:differ", _("Verschillen")),
    ("curriculum.see", "curriculum:missed", _("Niet gegeven")),
    ("curriculum.see_class", "curriculum:classes", _("Mijn nieuwe klas")),
    ("curriculum.see", "curriculum:adaptations", _("Voorstellen")),
)


def ways_for(*, actor: Actor, path: str) -> list[dict[str, Any]]:
    """Address, words, and whether the page is there; nothing for who does not work here."""
    found = [
        (reverse(name), label) for policy, name, label in WAYS if policy_for(policy).who(actor)
    ]
    here = max((url for url, _label in found if path.startswith(url)), key=len, default="")
    return [{"url": url, "label": label, "here": url == here} for url, label in found]
