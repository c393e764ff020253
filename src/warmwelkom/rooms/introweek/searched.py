"""What pages about a search listen to, so that they look again when it gets further."""

from __future__ import annotations

from uuid import UUID

from warmwelkom.base.live import look_again


def topic_of(week_id: UUID) -> str:
    return f"introweek-search:{week_id}"


def tell_pages(week_id: UUID) -> None:
    """Open pages of this week's plan look again at commit; called by commands."""
    look_again(topic_of(week_id))
