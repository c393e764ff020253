"""The row of ways on top of the pages of the summer."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.policy import UnknownPolicyError, policy_for
from warmwelkom.base.access.request import HouseRequest

WAYS = (
    ("summer:tasks", "summer.tasks", _("Taken")),
    ("summer:replies", "summer.replies", _("Antwoorden")),
    ("summer:calls", "summer.calls", _("Bellen")),
    ("summer:contacts", "summer.contacts", _("Bereikbaar")),
    ("summer:my_class", "summer.my_class", _("Mijn klas")),
    ("summer:arrival", "summer.arrival", _("Aankomst")),
)


def ways_for(request: HouseRequest) -> list[dict[str, Any]]:
    """The pages that this reader may open, with the one where they are."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    found = []
    for name, policy, label in WAYS:
        try:
            if policy_for(policy).who(request.actor):
                found.append({"url": reverse(name), "label": label, "here": name == here})
        except (UnknownPolicyError, NoReverseMatch):  # a part of the summer that is not built in
            continue
    return found
