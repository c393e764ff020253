"""A whole film, small: what is in it, and what is made again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from warmwelkom.engines.film import FilmError, StoppedError, make_film, webvtt
from warmwelkom.engines.film.engine import Made
from warmwelkom.engines.film.hearing import heard, loudness
from warmwelkom.engines.film.tests.material import board, brightness, clip, files, rows, tone


def film(folder: Path, story: dict[str, Any] | None = None, **how: Any) -> Made:
    made = board(folder, story)
    return make_film(made, out=folder / "out.mp4", cache=folder / "cache", workers=1, **how)


def test_every_frame_is_there_once_and_in_time(tmp_path: Path) -> None:
    files(tmp_path)
    assert film(tmp_path) == Made(segments=7, anew=7, frames=70)
    with av.open(str(tmp_path / "out.mp4")) as container:
        video = container.streams.video[0]
        shown = [round(float(frame.time or 0) * 10, 3) for frame in container.decode(video)]
        assert (video.codec_context.name, video.width, video.height) == ("h264", 214, 120)
    assert shown == [float(number) for number in range(70)]


def test_captions_and_chapters_can_be_chosen(tmp_path: Path) -> None:
    files(tmp_path)
    film(tmp_path)
    with av.open(str(tmp_path / "out.mp4")) as container:
        tracks = [
            (each.type, each.language) for each in container.streams if each.type == "subtitle"
        ]
        lines = [
            (each.pts, bytes(each)[2:].decode())
            for each in container.demux(subtitles=0)
            if each.size > 2
        ]
        marks = [(each["start"], each["metadata"]["title"]) for each in container.chapters()]
    assert tracks == [("subtitle", "dut"), ("subtitle", "eng")]
    assert lines == [(1400, "De deur gaat vanzelf open.")]
    assert marks == [(0, "De ingang"), (5000, "Het plein")]


def test_the_page_gets_its_captions_as_a_file(tmp_path: Path) -> None:
    files(tmp_path)
    story = rows()
    story["scenes"][1]["captions"]["nl"][0]["text"] = "Kijk --> <daar> & hier"
    assert webvtt(board(tmp_path, story), "nl") == (
        "WEBVTT\n\n00:00:01.400 --> 00:00:02.900\nKijk --&gt; &lt;daar&gt; &amp; hier\n"
    )


def test_a_clip_begins_where_it_was_told_to(tmp_path: Path) -> None:
    """The clip's frames say their number; the scene's fourth frame is its seventh."""
    files(tmp_path)
    film(tmp_path)
    found = brightness(tmp_path / "out.mp4")[54:70]
    wanted = [16 + 4 * (number + 7) for number in range(16)]
    assert [abs(a - b) < 1.5 for a, b in zip(found, wanted, strict=True)] == [True] * 16


def test_a_clip_of_another_pace_keeps_its_speed(tmp_path: Path) -> None:
    files(tmp_path)
    clip(tmp_path / "walk.mp4", fps=5, frames=30)
    film(tmp_path)
    found = brightness(tmp_path / "out.mp4")[54:70]
    wanted = [16 + 4 * ((number + 7) // 2) for number in range(16)]
    assert [abs(a - b) < 1.5 for a, b in zip(found, wanted, strict=True)] == [True] * 16


def test_a_clip_that_ends_early_stays_on_its_last_frame(tmp_path: Path) -> None:
    files(tmp_path)
    clip(tmp_path / "walk.mp4", frames=10)
    film(tmp_path)
    assert abs(brightness(tmp_path / "out.mp4")[69] - 52) < 1.5


@pytest.mark.parametrize("fit", ["cover", "blur-sides"])
def test_a_clip_held_upright_fills_the_picture(tmp_path: Path, fit: str) -> None:
    files(tmp_path)
    clip(tmp_path / "walk.mp4", size=(90, 160))
    story = rows()
    story["scenes"][3]["fit"] = fit
    film(tmp_path, story)
    assert abs(brightness(tmp_path / "out.mp4")[60] - (16 + 4 * 13)) < 2.5


def test_the_second_time_nothing_is_made(tmp_path: Path) -> None:
    files(tmp_path)
    film(tmp_path)
    first = (tmp_path / "out.mp4").read_bytes()
    assert film(tmp_path) == Made(segments=7, anew=0, frames=0)
    assert (tmp_path / "out.mp4").read_bytes() == first


def large() -> dict[str, Any]:
    """Of a size that is used: below some 300 lines x264 reads memory beside the picture, and bytes differ."""
    story = rows()
    story["output"]["height"] = 360
    return story


def test_a_lost_segment_comes_back_to_the_byte(tmp_path: Path) -> None:
    files(tmp_path)
    film(tmp_path, large())
    shelf = tmp_path / "cache" / "segments"
    before = {path.name: path.read_bytes() for path in shelf.iterdir()}
    for path in list(shelf.iterdir())[:3]:
        path.unlink()
    assert film(tmp_path, large()).anew == 3
    assert {path.name: path.read_bytes() for path in shelf.iterdir()} == before


def test_side_by_side_gives_the_same_bytes(tmp_path: Path) -> None:
    files(tmp_path)
    film(tmp_path, large())
    one = (tmp_path / "out.mp4").read_bytes()
    again = board(tmp_path, large())
    make_film(again, out=tmp_path / "two.mp4", cache=tmp_path / "other", workers=2, niceness=1)
    assert (tmp_path / "two.mp4").read_bytes() == one


def test_whoever_stops_keeps_what_was_ready(tmp_path: Path) -> None:
    files(tmp_path)
    ready: list[int] = []
    with pytest.raises(StoppedError):
        film(
            tmp_path, tell=lambda done, _all: ready.append(done), is_stopped=lambda: len(ready) == 2
        )
    assert not (tmp_path / "out.mp4").exists()
    assert film(tmp_path).anew == 5


def test_a_clip_that_breaks_off_leaves_no_half_segment(tmp_path: Path) -> None:
    files(tmp_path)
    (tmp_path / "walk.mp4").write_bytes(b"no clip at all")
    with pytest.raises(FilmError, match=r"walk\.mp4 is no clip that can be read"):
        film(tmp_path)
    assert list((tmp_path / "cache" / "segments").glob("*.part")) == []


def test_a_clip_that_breaks_off_in_the_middle_is_told_or_stays_on_its_last_frame(
    tmp_path: Path,
) -> None:
    """Half a file that a phone left: never a fault of ours, and never half a film."""
    files(tmp_path)
    whole = (tmp_path / "walk.mp4").read_bytes()
    (tmp_path / "walk.mp4").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FilmError, match=r"walk\.mp4 is no clip that can be read"):
        film(tmp_path)
    assert not (tmp_path / "out.mp4").exists()


def test_what_is_covered_is_not_seen(tmp_path: Path) -> None:
    files(tmp_path)
    story = rows()
    story["scenes"][3]["redact"] = [{"track": "f1", "boxes": [[0, 0.25, 0.25, 0.5, 0.5]]}]
    film(tmp_path, story)
    with av.open(str(tmp_path / "out.mp4")) as container:
        last = list(container.decode(video=0))[-1].to_ndarray()[:120]
    assert int(last[35:85, 60:150].max()) <= 18
    assert int(last[:25].min()) > 60


def test_a_burnt_caption_is_seen_and_is_no_track(tmp_path: Path) -> None:
    files(tmp_path)
    film(tmp_path)
    plain = brightness(tmp_path / "out.mp4")
    assert film(tmp_path, burnt=True).anew == 1
    burnt = brightness(tmp_path / "out.mp4")
    differs = [abs(a - b) > 0.5 for a, b in zip(plain, burnt, strict=True)]
    assert differs == [14 <= number < 29 for number in range(70)]
    with av.open(str(tmp_path / "out.mp4")) as container:
        assert [each.language for each in container.streams.subtitles] == ["eng"]


def test_a_silent_film_has_no_sound_track(tmp_path: Path) -> None:
    files(tmp_path)
    film(tmp_path)
    with av.open(str(tmp_path / "out.mp4")) as container:
        assert len(container.streams.audio) == 0


def test_music_is_softer_while_somebody_speaks_and_the_whole_is_as_loud_as_asked(
    tmp_path: Path,
) -> None:
    files(tmp_path)
    tone(tmp_path / "music.m4a", seconds=3, hertz=200)
    tone(tmp_path / "voice.m4a", seconds=2, hertz=2000)
    story = rows()
    story["audio"] = {"music": {"asset": "music.m4a", "licence": "CC0", "gain_db": -6}, "lufs": -16}
    story["scenes"][2]["voice"] = {"nl": {"asset": "voice.m4a", "script": "Hier is het plein."}}
    film(tmp_path, story)
    sound = heard(tmp_path / "out.mp4")
    assert abs(loudness(sound) + 16) < 0.7
    assert abs(len(sound) / 48_000 - 7.0) < 0.1
    alone, under = low_tone(sound, 1.0), low_tone(sound, 4.4)
    assert 9 < 20 * np.log10(alone / under) < 15


def low_tone(sound: np.ndarray, second: float) -> float:
    """How loud 200 Hz is in the half second from there."""
    part = sound[int(second * 48_000) : int((second + 0.5) * 48_000), 0]
    return float(np.abs(np.fft.rfft(part))[100])


def test_a_clip_is_heard_only_when_asked(tmp_path: Path) -> None:
    files(tmp_path)
    clip(tmp_path / "walk.mp4", sound=True)
    story = rows()
    story["scenes"][3]["sound"] = "keep"
    film(tmp_path, story)
    sound = np.abs(heard(tmp_path / "out.mp4")[:, 0])
    assert float(sound[: 4 * 48_000].max()) < 0.01
    assert float(sound[int(5.5 * 48_000) : int(6.5 * 48_000)].max()) > 0.05


def test_a_film_without_chapters_is_a_film(tmp_path: Path) -> None:
    files(tmp_path)
    story = rows()
    for scene in story["scenes"]:
        scene.pop("chapter", None)
    assert film(tmp_path, story).segments == 7
    with av.open(str(tmp_path / "out.mp4")) as container:
        assert container.chapters() == []
