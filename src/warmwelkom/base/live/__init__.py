"""Signals to open pages that say "look again", and carry nothing.

A room's command calls `look_again(topic)`; a guarded view of that room returns `stream(topic)`. The page
then fetches its own part anew through its own guarded view (`part_of_page`): what somebody may see is decided there,
in one place. A signal that is lost costs nothing but time, for every page looks again when it comes back.
"""

from __future__ import annotations

from warmwelkom.base.live.parts import part_of_page
from warmwelkom.base.live.signals import look_again
from warmwelkom.base.live.streams import stream

__all__ = ["look_again", "part_of_page", "stream"]
