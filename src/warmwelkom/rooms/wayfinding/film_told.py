"""What pages about a film listen to, so that they look again when it gets further."""

from __future__ import annotations

from uuid import UUID

from warmwelkom.base.live import look_again


def topic_of(premises_id: UUID) -> str:
    return f"wayfinding-film:{premises_id}"


def tell_pages(premises_id: UUID) -> None:
    """Open pages of this building's film look again at commit; called by commands."""
    look_again(topic_of(premises_id))
