"""Where a point of the room falls in a photo or in a panorama, and which ray belongs to each of its pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

NEAR: Final = 0.05


class Camera(Protocol):
    def rays(self) -> NDArray[np.float32]: ...

    def outlines(self, points: NDArray[Any]) -> list[NDArray[Any]]:
        """A closed line of points (metres from the eye) as polygons in pixels."""


@dataclass(frozen=True)
class Around:
    """A whole panorama, twice as wide as high; its middle looks north (y), left of it is west."""

    width: int

    def rays(self) -> NDArray[np.float32]:
        wide, high = self.width, self.width // 2
        longitude = (np.arange(wide, dtype=np.float32) + 0.5) / wide * 2 * np.pi - np.pi
        latitude = np.pi / 2 - (np.arange(high, dtype=np.float32) + 0.5) / high * np.pi
        flat = np.cos(latitude)[:, None]
        rays = np.empty((high, wide, 3), np.float32)
        rays[..., 0], rays[..., 1] = np.sin(longitude) * flat, np.cos(longitude) * flat
        rays[..., 2] = np.sin(latitude)[:, None]
        return rays

    def outlines(self, points: NDArray[Any]) -> list[NDArray[Any]]:
        """Unrolled where it crosses the seam, and then drawn at both ends."""
        x = np.unwrap(np.arctan2(points[:, 0], points[:, 1]))
        z = np.arctan2(points[:, 2], np.hypot(points[:, 0], points[:, 1]))
        flat = np.stack(
            [(x / (2 * np.pi) + 0.5) * self.width, (0.5 - z / np.pi) * self.width / 2], axis=1
        )
        return [flat + np.array((shift * self.width, 0)) for shift in (-1, 0, 1)]


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """A photo: degrees clockwise from north, up from level, and across."""

    width: int
    height: int
    heading: float
    pitch: float = -4.0
    fov: float = 74.0

    def _axes(self) -> NDArray[Any]:
        """Right, forward and up of the camera."""
        turn, tilt = np.radians(self.heading), np.radians(self.pitch)
        right = (np.cos(turn), -np.sin(turn), 0.0)
        forward = (np.sin(turn) * np.cos(tilt), np.cos(turn) * np.cos(tilt), np.sin(tilt))
        return np.array([right, forward, np.cross(right, forward)])

    def rays(self) -> NDArray[np.float32]:
        reach = np.tan(np.radians(self.fov / 2))
        x = ((np.arange(self.width) + 0.5) / self.width * 2 - 1) * reach
        z = (
            (1 - (np.arange(self.height) + 0.5) / self.height * 2)
            * reach
            * self.height
            / self.width
        )
        own = np.empty((self.height, self.width, 3), np.float32)
        own[..., 0], own[..., 1], own[..., 2] = x, 1.0, z[:, None]
        return own @ self._axes().astype(np.float32)

    def outlines(self, points: NDArray[Any]) -> list[NDArray[Any]]:
        """What lies before the camera; a line that goes behind it is cut off."""
        own = _before(points @ self._axes().T)
        if len(own) < 3:
            return []
        scale = self.width / 2 / np.tan(np.radians(self.fov / 2))
        x = self.width / 2 + own[:, 0] / own[:, 1] * scale
        y = self.height / 2 - own[:, 2] / own[:, 1] * scale
        return [np.clip(np.stack([x, y], axis=1), -20_000, 20_000)]


def _before(points: NDArray[Any]) -> NDArray[Any]:
    found = []
    for one, other in zip(points, np.roll(points, -1, axis=0), strict=True):
        if one[1] > NEAR:
            found.append(one)
        if (one[1] > NEAR) != (other[1] > NEAR):
            share = (NEAR - one[1]) / (other[1] - one[1])
            found.append(one + (other - one) * share)
    return np.array(found)
