"""What cannot be made into a film: one sentence for the person whose storyboard it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class FilmError(Exception):
    """The storyboard, or a file that it names, cannot be used; the message says what and where.

    `code` is the sort of fault, for who tells it in other words: "picture", "clip", "short_clip", "sound", "music",
    "letters", "frames", "minutes", "missing", "disk", "killed" or "other". `scene` is the id of the scene, where it is
    about one. Both go along from one process to another.
    """

    def __init__(self, sentence: str, *, code: str = "other", scene: str = "") -> None:
        super().__init__(sentence)
        self.code, self.scene = code, scene


class StoppedError(Exception):
    """Somebody asked to stop; what was ready stays in the cache."""


@contextmanager
def in_scene(name: str) -> Iterator[None]:
    """What goes wrong here is about that scene."""
    try:
        yield
    except FilmError as fault:
        fault.scene = fault.scene or name
        raise
