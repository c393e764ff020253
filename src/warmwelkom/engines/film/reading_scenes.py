"""One scene of a storyboard file."""

from __future__ import annotations

from typing import Any

from warmwelkom.engines.film.assets import Assets
from warmwelkom.engines.film.faults import FilmError
from warmwelkom.engines.film.fields import Fields, number
from warmwelkom.engines.film.storyboard import (
    Box,
    Caption,
    Crop,
    Fit,
    Kind,
    Scene,
    Sound,
    Voice,
)

MOST_FRAMES = 60 * 600
STILL: Crop = (0.5, 0.5, 1.0)
NARROWEST = 0.05


def read_scene(row: Any, place: int, assets: Assets, locales: list[str]) -> Scene:
    """The scene, its files found.

    Raises:
        FilmError: something in it cannot be used.
    """
    part = Fields(row, f"scene {place}")
    name = part.text("id", f"scene-{place}", most=100)
    part = Fields(row, f"scene {name}")
    kind = part.word("type", Kind)
    frames = part.whole("frames", least=1, most=MOST_FRAMES)
    return Scene(
        id=name,
        kind=kind,
        frames=frames,
        asset=None if kind is Kind.CARD else assets.found(part.text("asset"), part.where),
        first=part.whole("in", 0, most=60 * 3600),
        motion=_motion(part),
        focus=_focus(part),
        fit=part.word("fit", Fit, Fit.BLUR_SIDES),
        sound=part.word("sound", Sound, Sound.MUTE),
        text=part.texts("text"),
        chapter=part.texts("chapter"),
        captions=_captions(part, frames, locales),
        describe=part.texts("describe"),
        voice=read_voices(part, assets),
        redact=[_track(each, part.where, frames) for each in part.rows_of("redact")],
    )


def _motion(part: Fields) -> tuple[Crop, Crop]:
    if not part.has("motion"):
        return STILL, STILL
    motion = part.part("motion")
    return _crop(motion, "from"), _crop(motion, "to")


def _crop(motion: Fields, name: str) -> Crop:
    if not motion.has(name):
        return STILL
    x, y, width = motion.numbers(name, 3, 0, 1)
    return x, y, max(width, NARROWEST)


def _focus(part: Fields) -> tuple[float, float] | None:
    if not part.has("focus"):
        return None
    x, y = part.numbers("focus", 2, 0, 1)
    return x, y


def _captions(part: Fields, frames: int, locales: list[str]) -> dict[str, list[Caption]]:
    """In order of time; a line ends where the next begins and no later than its scene."""
    found = part.part("captions")
    captions: dict[str, list[Caption]] = {}
    for language in found.rows:
        if language not in locales:
            raise FilmError(f"{part.where}: captions in {language}, which is not in locales.")
        lines = [
            _caption(row, f"{found.where} {language}", frames) for row in found.rows_of(language)
        ]
        lines.sort(key=lambda line: line.at)
        captions[language] = [
            Caption(at=line.at, length=min(line.length, after - line.at), text=line.text)
            for line, after in zip(lines, [*(each.at for each in lines[1:]), frames], strict=False)
            if after > line.at
        ]
    return captions


def _caption(row: Any, where: str, frames: int) -> Caption:
    part = Fields(row, where)
    at = part.whole("at", 0, most=frames - 1)
    text = part.text("text", most=400).strip()
    if not text:
        raise FilmError(f"{where}: a caption without words.")
    return Caption(at=at, length=part.whole("len", frames - at, least=1, most=10**6), text=text)


def read_voices(part: Fields, assets: Assets) -> dict[str, Voice]:
    """`voice` of a scene or of the whole film: language -> file and what is said."""
    found = part.part("voice")
    return {
        language: Voice(
            asset=assets.found(found.part(language).text("asset"), f"{found.where} {language}"),
            script=found.part(language).text("script", "", most=5000),
        )
        for language in found.rows
    }


def _track(row: Any, where: str, frames: int) -> list[Box]:
    """What is followed through the scene. Without boxes nobody would be covered, so that is refused."""
    part = Fields(row, f"{where}: redact")
    boxes = [_box(each, part.where, frames) for each in part.rows_of("boxes")]
    if not boxes:
        raise FilmError(
            f"{part.where}: {part.rows.get('track', 'an entry')} has no boxes to cover."
        )
    return sorted(boxes, key=lambda box: box.frame)


def _box(row: Any, where: str, frames: int) -> Box:
    """Five numbers: frame of the scene, left, top, width and height as fractions of the picture."""
    if not isinstance(row, list) or len(row) != len(("frame", "x", "y", "w", "h")):
        raise FilmError(f"{where}: a box is [frame, left, top, width, height].")
    frame = int(number(row[0], where, 0, frames))
    left, top, width, height = (number(value, where, 0, 1) for value in row[1:])
    return Box(frame=frame, place=(left, top, width, height))
