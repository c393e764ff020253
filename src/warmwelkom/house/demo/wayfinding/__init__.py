"""Pictures of a building that is nowhere: drawn, always the same for the same seed, with nobody in them.

draw_place("canteen", 3)           a photo, as a phone takes it
draw_panorama("canteen", 3)        the same spot all around, with the heading in the file as a phone writes it
draw_clip("canteen", 3, out=path)  a slow turn there
"""

from __future__ import annotations

from warmwelkom.house.demo.wayfinding.draw import draw_clip, draw_panorama, draw_place

__all__ = ["draw_clip", "draw_panorama", "draw_place"]
