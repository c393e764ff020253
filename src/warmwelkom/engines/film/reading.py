"""A file `wegwijs.film/1` -> a storyboard, or a sentence about the first thing that is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from warmwelkom.engines.film.assets import Assets
from warmwelkom.engines.film.faults import FilmError
from warmwelkom.engines.film.fields import Fields
from warmwelkom.engines.film.reading_scenes import read_scene, read_voices
from warmwelkom.engines.film.storyboard import Music, Scene, Storyboard

FORMAT = "wegwijs.film/1"
ASPECTS = {"16:9": (16, 9), "9:16": (9, 16), "1:1": (1, 1), "4:3": (4, 3)}
MOST_BYTES = 5_000_000
MOST_SCENES = 500
MOST_MINUTES = 20


def read_storyboard(content: bytes, *, folder: Path) -> Storyboard:
    """The storyboard in a file.

    Args:
        content: the bytes of the JSON file.
        folder: where its assets are.

    Raises:
        FilmError: it is no storyboard, contradicts itself or names a file that is not there.
    """
    top = _top(content)
    locales = _locales(top)
    transition = _transition(top)
    width, height, fps = _output(top.part("output"))
    assets = Assets(folder)
    rows = top.rows_of("scenes")
    if not 1 <= len(rows) <= MOST_SCENES:
        raise FilmError(f"a film has 1 to {MOST_SCENES} scenes, this one {len(rows)}.")
    scenes = [read_scene(row, number, assets, locales) for number, row in enumerate(rows, start=1)]
    _hang_together(scenes, transition, fps)
    audio = top.part("audio")
    return Storyboard(
        locale=top.text("locale", "nl", most=20),
        locales=locales,
        width=width,
        height=height,
        fps=fps,
        transition=transition,
        scenes=scenes,
        is_calm=top.part("style").text("motion", "", most=20) == "calm",
        music=_music(audio.part("music"), assets) if audio.has("music") else None,
        voice=read_voices(audio, assets),
        lufs=audio.number("lufs", -16, least=-40, most=-5),
    )


def _top(content: bytes) -> Fields:
    if len(content) > MOST_BYTES:
        raise FilmError(f"the storyboard is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        rows: Any = json.loads(content)
    except (ValueError, RecursionError) as reason:
        raise FilmError(f"the storyboard is no JSON: {reason}.") from reason
    top = Fields(rows, "the storyboard")
    if rows.get("schema") != FORMAT:
        raise FilmError(f'the storyboard has no "schema": "{FORMAT}".')
    return top


def _locales(top: Fields) -> list[str]:
    first = top.text("locale", "nl", most=20)
    found = top.rows_of("locales") or [first]
    if not all(isinstance(each, str) and 2 <= len(each) <= 20 for each in found):
        raise FilmError("locales has to be a list of language codes.")
    return [first, *(each for each in dict.fromkeys(found) if each != first)]


def _transition(top: Fields) -> int:
    part = top.part("style").part("transition")
    kind = part.text("type", "cut", most=20)
    if kind not in ("fade", "cut"):
        raise FilmError(f"a transition is a fade or a cut, not {kind!r}.")
    return part.whole("frames", 15, most=300) if kind == "fade" else 0


def _output(part: Fields) -> tuple[int, int, int]:
    """Width and height are even, as pictures with halved colour have to be."""
    aspect = part.text("aspect", "16:9", most=10)
    if aspect not in ASPECTS:
        raise FilmError(f"the aspect has to be one of {', '.join(ASPECTS)}.")
    height = part.whole("height", 1080, least=120, most=2160)
    across, down = ASPECTS[aspect]
    if height % 2:
        raise FilmError("the height has to be even.")
    width = round(height * across / down / 2) * 2
    return width, height, part.whole("fps", 30, least=10, most=60)


def _music(part: Fields, assets: Assets) -> Music:
    licence = part.text("licence", "", most=200).strip()
    if not licence:
        raise FilmError("the music has no licence: say under which one it may be used.")
    return Music(
        asset=assets.found(part.text("asset"), part.where),
        gain_db=part.number("gain_db", -18, least=-60, most=12),
        duck=part.truth("duck", default=True),
        licence=licence,
        credit=part.text("credit", ""),
        source=part.text("source", ""),
    )


def _hang_together(scenes: list[Scene], transition: int, fps: int) -> None:
    names = [scene.id for scene in scenes]
    for scene in scenes:
        if names.count(scene.id) > 1:
            raise FilmError(f"two scenes have the id {scene.id!r}.")
        ends = (scene is not scenes[0]) + (scene is not scenes[-1])
        if scene.frames <= ends * transition:
            raise FilmError(
                f"scene {scene.id}: {scene.frames} frames are too few beside its transitions, "
                f"which take {ends * transition}.",
                code="frames",
                scene=scene.id,
            )
    if sum(scene.frames for scene in scenes) > MOST_MINUTES * 60 * fps:
        raise FilmError(f"a film has at most {MOST_MINUTES} minutes.", code="minutes")
