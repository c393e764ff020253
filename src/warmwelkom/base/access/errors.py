"""One family of errors that become a sentence for a person. Bugs are not in it."""

from __future__ import annotations

from django.http import Http404
from django.utils.translation import gettext


class UserError(Exception):
    """Something a person can mend; the message is a translated sentence that says how."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        text = gettext(self.sentence)
        return text % self.values if self.values else text


class MayNotKnow(Http404):
    """What you may not know of answers 404."""


class ChangedMeanwhile(UserError):  # noqa: N818  reads as the sentence it is
    """Somebody else changed this while you were looking at it."""
