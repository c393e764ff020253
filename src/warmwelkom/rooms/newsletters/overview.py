"""The way to stop the overview from the mail itself."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse

from warmwelkom.rooms.newsletters.tokens import OVERVIEW, token_for


def overview_address(person: UUID) -> str:
    """The full address that stops one person's overview by one POST."""
    way = reverse("newsletters:stop_overview", args=[token_for(person, what=OVERVIEW)])
    return f"{settings.PUBLIC_ADDRESS}{way}"
