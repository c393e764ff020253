"""Captions in the time of the film, and as the files and tracks that players read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warmwelkom.engines.film.storyboard import Storyboard


def lines_of(board: Storyboard, language: str) -> list[tuple[int, int, str]]:
    """Begin and end in milliseconds of the film, and the words; in order, none over another."""
    found = [
        (start + line.at, start + line.at + line.length, line.text)
        for scene, start in zip(board.scenes, board.starts(), strict=True)
        for line in scene.captions.get(language, ())
    ]
    found.sort()
    ends = [*(begin for begin, _end, _text in found[1:]), board.frames]
    return [
        (_milli(begin, board), _milli(min(end, after), board), text)
        for (begin, end, text), after in zip(found, ends, strict=False)
        if min(end, after) > begin
    ]


def _milli(frame: int, board: Storyboard) -> int:
    return round(frame * 1000 / board.fps)


def languages_with_captions(board: Storyboard) -> list[str]:
    """The languages that have any line, in the order of the storyboard."""
    return [
        language
        for language in board.locales
        if any(scene.captions.get(language) for scene in board.scenes)
    ]


def webvtt(board: Storyboard, language: str) -> str:
    """The captions as a WebVTT file (W3C), for the player on a page."""
    return _vtt(lines_of(board, language)) or "WEBVTT\n"


def chapters_of(board: Storyboard, language: str) -> list[tuple[int, int, str]]:
    """Begin and end in milliseconds and the name; a chapter lasts until the next, the first from the beginning."""
    marks = [
        (start, scene.chapter.get(language) or scene.chapter.get(board.locale, ""))
        for scene, start in zip(board.scenes, board.starts(), strict=True)
    ]
    marks = [(start, name) for start, name in marks if name]
    ends = [*(start for start, _name in marks), board.frames][1:]
    return [
        (_milli(start, board), _milli(end, board), name)
        for (start, name), end in zip(marks, ends, strict=True)
    ]


def described_of(board: Storyboard, language: str) -> list[tuple[int, int, str]]:
    """What is to be seen in each scene, for who hears the film."""
    starts = board.starts()
    ends = [*starts[1:], board.frames]
    return [
        (_milli(start, board), _milli(end, board), words)
        for scene, start, end in zip(board.scenes, starts, ends, strict=True)
        if (words := scene.describe.get(language))
    ]


def chapters_vtt(board: Storyboard, language: str) -> str:
    """Chapters as WebVTT; empty where the film has none."""
    return _vtt(chapters_of(board, language))


def described_vtt(board: Storyboard, language: str) -> str:
    """Descriptions as WebVTT (`kind="descriptions"`); empty where there are none."""
    return _vtt(described_of(board, language))


def _vtt(rows: list[tuple[int, int, str]]) -> str:
    if not rows:
        return ""
    blocks = [f"{_clock(begin)} --> {_clock(end)}\n{_escaped(text)}" for begin, end, text in rows]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def _clock(milli: int) -> str:
    seconds, rest = divmod(milli, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _escaped(text: str) -> str:
    words = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "\n".join(line for line in words.splitlines() if line.strip())


def ass_header(width: int, height: int) -> bytes:
    """What libavcodec's encoder of mov_text wants to know beforehand."""
    return (
        f"[Script Info]\nScriptType: v4.00+\nPlayResX: {width}\nPlayResY: {height}\n\n"
        "[V4+ Styles]\nFormat: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, "
        "OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, "
        "Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding\n"
        "Style: Default,Arial,48,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,1\n"
        "\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    ).encode()


def ass_line(text: str) -> bytes:
    r"""One line of dialogue; braces would be read as commands, a break is `\N`."""
    words = text.replace("{", "(").replace("}", ")").replace("\\", "/")
    return ("0,0,Default,,0,0,0,," + r"\N".join(words.splitlines())).encode()
