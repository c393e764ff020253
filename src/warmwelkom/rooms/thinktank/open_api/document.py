"""The OpenAPI 3.1 document of the think tank."""

from __future__ import annotations

from typing import Any

from warmwelkom.base.open_api import document as made
from warmwelkom.rooms.thinktank.open_api.operations import BASE, OPERATIONS

ABOUT = (
    "What pupils need, what partners think of, plans, pilots and the thread between them, of one region. "
    "Reading is for everybody. Writing is for partners, with a key from /denktank/<region>/sleutels/, "
    "within the rights of the person whose key it is. Errors are application/problem+json (RFC 9457), in Dutch, "
    "or in English with `Accept-Language: en`. Counts, states and links are CC0 1.0; partners' texts are "
    "CC BY 4.0; a pupil's words have no licence: quote them with their source."
)


def document(*, site: str) -> dict[str, Any]:
    """The whole document; `site` is the address of this house."""
    about = made.About(title="Warm Welkom: think tank", description=ABOUT, base=BASE)
    return made.document(site=site, about=about, operations=OPERATIONS)
