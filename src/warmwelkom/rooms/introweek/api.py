"""The door of the introduction week: what a room above may ask (decision 0012: the models are part of it)."""

from __future__ import annotations
