"""The door of the summer bridge: what a room above may ask (decision 0012: the models are part of it)."""

from __future__ import annotations

__all__: list[str] = []
