"""Pictures and a clip of a building that is nowhere, as the demo draws them, for tests of the rooms."""

from __future__ import annotations

from warmwelkom.house.demo.wayfinding import draw_clip, draw_panorama, draw_place

__all__ = ["draw_clip", "draw_panorama", "draw_place"]
