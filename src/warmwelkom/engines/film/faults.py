"""What cannot be made into a film: one sentence for the person whose storyboard it is."""

from __future__ import annotations


class FilmError(Exception):
    """The storyboard, or a file that it names, cannot be used; the message says what and where."""


class StoppedError(Exception):
    """Somebody asked to stop; what was ready stays in the cache."""
