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

BEHIND = {
    "curriculum:programmes": ("onderdeel/", "bestand/"),
    "curriculum:front": ("profiel/", "module/"),
}
"""Pages whose address does not begin with that of the way they stand behind."""


def ways_for(*, actor: Actor, path: str) -> list[dict[str, Any]]:
    """Address, words, and whether the page is there; nothing for who does not work here."""
    found = [
        (reverse(name), label) for policy, name, label in WAYS if policy_for(policy).who(actor)
    ]
    root = reverse("curriculum:front")
    under = {reverse(name): tuple(root + part for part in parts) for name, parts in BEHIND.items()}
    return [
        {"url": url, "label": label, "here": _is_here(path, url, root, under.get(url, ()))}
        for url, label in found
    ]


def _is_here(path: str, url: str, root: str, behind: tuple[str, ...]) -> bool:
    return path == url or (url != root and path.startswith(url)) or path.startswith(behind)
