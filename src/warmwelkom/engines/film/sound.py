"""The sound of a film: voice in front, clips and music softer while somebody speaks."""

from __future__ import annotations

import hashlib
import json
import math
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import av
import numpy as np

from warmwelkom.engines.film.faults import FilmError, in_scene
from warmwelkom.engines.film.hearing import BLOCK, RATE, SILENCE, frames_of, heard, loudness
from warmwelkom.engines.film.keeping import note
from warmwelkom.engines.film.storyboard import Kind, Sound

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from warmwelkom.engines.film.storyboard import Asset, Music, Scene, Storyboard

MIXER: Final = 1
"""Goes up when the same storyboard sounds otherwise."""
DUCKED_DB: Final = -12.0
SPEECH: Final = 10 ** (-45 / 20)
EDGE: Final = 0.25
LOUDEST: Final = 10 ** (-1.5 / 20)
BIT_RATE: Final = 128_000


def sound_file(board: Storyboard, folder: Path) -> Path | None:
    """The mixed sound as a file, made once for what is to be heard; None when the film is silent."""
    parts = heard_parts(board)
    if not _heard_files(board):
        return None
    text = json.dumps({"mixer": MIXER, "av": av.__version__, **parts}, sort_keys=True)
    path = folder / f"{hashlib.sha256(text.encode()).hexdigest()}.m4a"
    note(path, _heard_files(board))
    if not path.exists():
        write_sound(mixed(board), path)
    return path


def heard_parts(board: Storyboard) -> dict[str, Any]:
    """All that decides what is heard, and nothing else."""
    scenes = [
        [start, scene.frames, scene.first, scene.sound, _clip(scene), _voice(scene, board)]
        for scene, start in zip(board.scenes, board.starts(), strict=True)
        if _clip(scene) or _voice(scene, board)
    ]
    music, whole = board.music, board.voice.get(board.locale)
    return {
        "scenes": scenes,
        "music": [music.asset.digest, music.gain_db, music.duck] if music else None,
        "length": [board.frames, board.fps, board.transition],
        "lufs": board.lufs,
        **({"voice": whole.asset.digest} if whole else {}),
    }


def _heard_files(board: Storyboard) -> list[Asset]:
    """Every file that is heard; empty where the film is silent."""
    clips = [scene.file for scene in board.scenes if _clip(scene)]
    spoken = [scene.voice[board.locale].asset for scene in board.scenes if _voice(scene, board)]
    whole = [board.voice[board.locale].asset] if board.locale in board.voice else []
    return [*clips, *spoken, *whole, *([board.music.asset] if board.music else [])]


def _clip(scene: Scene) -> str | None:
    loud = scene.kind is Kind.CLIP and scene.sound is not Sound.MUTE
    return scene.asset.digest if loud and scene.asset else None


def _voice(scene: Scene, board: Storyboard) -> str | None:
    voice = scene.voice.get(board.locale)
    return voice.asset.digest if voice else None


def mixed(board: Storyboard) -> NDArray[np.float32]:
    """Samples x 2, at the loudness asked for unless its peaks would be cut off."""
    length = round(board.frames / board.fps * RATE)
    voices, kept, ducked = (np.zeros((length, 2), np.float32) for _ in range(3))
    if whole := board.voice.get(board.locale):
        _lay(voices, heard(whole.asset.path), 0)
    for scene, start in zip(board.scenes, board.starts(), strict=True):
        at = round(start / board.fps * RATE)
        with in_scene(scene.id):
            if voice := scene.voice.get(board.locale):
                _lay(voices, heard(voice.asset.path), at)
            if _clip(scene):
                _lay(kept if scene.sound is Sound.KEEP else ducked, _of_clip(scene, board), at)
    if board.music:
        _lay(ducked if board.music.duck else kept, _music(board.music, length), 0)
    return levelled(voices + kept + ducked * room_for(voices)[:, None], board.lufs)


def _of_clip(scene: Scene, board: Storyboard) -> NDArray[np.float32]:
    begin, seconds = scene.first / board.fps, scene.frames / board.fps
    return _soft_ends(heard(scene.file.path, begin=begin, seconds=seconds))


def _lay(track: NDArray[np.float32], sound: NDArray[np.float32], at: int) -> None:
    part = track[at : at + len(sound)]
    part += sound[: len(part)]


def _music(music: Music, length: int) -> NDArray[np.float32]:
    """Again and again until the film ends, and out with it."""
    try:
        sound = heard(music.asset.path)
    except FilmError as fault:
        fault.code = "music"
        raise
    if not len(sound):
        return sound
    times = math.ceil(length / len(sound))
    found = np.tile(sound, (times, 1))[:length] * 10 ** (music.gain_db / 20)
    return _soft_ends(found.astype(np.float32), last=2.0)


def _soft_ends(sound: NDArray[np.float32], last: float = EDGE) -> NDArray[np.float32]:
    """In and out within so many seconds, so that nothing clicks."""
    found = sound.copy()
    begin, end = (min(len(found), round(each * RATE)) for each in (EDGE, last))
    found[:begin] *= np.linspace(0, 1, begin, dtype=np.float32)[:, None]
    found[len(found) - end :] *= np.linspace(1, 0, end, dtype=np.float32)[:, None]
    return found


def room_for(voices: NDArray[np.float32]) -> NDArray[np.float32]:
    """A factor per sample: 1, and 12 dB less around speech, in steps too small to be heard."""
    blocks = math.ceil(len(voices) / BLOCK)
    padded = np.zeros((blocks * BLOCK, 2), np.float32)
    padded[: len(voices)] = voices
    loud = np.sqrt((padded.reshape(blocks, -1) ** 2).mean(axis=1)) > SPEECH
    wide = np.convolve(loud, np.ones(7), "same") > 0
    eased = np.convolve(np.pad(wide.astype(float), 2, mode="edge"), np.ones(5) / 5, "valid")
    factor = 10 ** (DUCKED_DB * eased / 20)
    middle = np.arange(blocks) * BLOCK + BLOCK / 2
    return np.interp(np.arange(len(voices)), middle, factor).astype(np.float32)


def levelled(sound: NDArray[np.float32], lufs: float) -> NDArray[np.float32]:
    """As loud as asked (EBU R128); what would go over -1.5 dB is bent, not cut off."""
    now = loudness(sound)
    if now <= SILENCE:
        return sound
    louder = sound * np.float32(10 ** ((lufs - now) / 20))
    over = np.abs(louder) > LOUDEST * 0.7
    knee = LOUDEST * 0.7
    bent = knee + (LOUDEST - knee) * np.tanh((np.abs(louder) - knee) / (LOUDEST - knee))
    return np.where(over, np.sign(louder) * bent, louder).astype(np.float32)


def write_sound(sound: NDArray[np.float32], path: Path) -> None:
    """Samples x 2 as AAC in mp4, whole or not at all, with nothing in it but the sound.

    Raises:
        FilmError: it cannot be written there.
    """
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        with av.open(str(part), "w", format="mp4", options={"fflags": "+bitexact"}) as out:
            stream = out.add_stream("aac", rate=RATE, layout="stereo")
            stream.bit_rate = BIT_RATE
            stream.codec_context.flags |= av.codec.context.Flags.bitexact
            for frame in frames_of(sound):
                out.mux(stream.encode(frame))
            out.mux(stream.encode(None))
        part.replace(path)
    except OSError as reason:
        sentence = f"cannot write {path}: {reason.strerror or reason}."
        raise FilmError(sentence, code="disk") from reason
    finally:
        part.unlink(missing_ok=True)
