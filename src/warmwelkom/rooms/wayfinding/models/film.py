from __future__ import annotations

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.wayfinding.models.about import BySomebody, OfPremises, where_it_lies


class FilmBoard(OfPremises, BySomebody):
    """One version of the storyboard of a premises (`wegwijs.film/1`); never changed, the next is a new row."""

    number = models.PositiveIntegerField()
    board = models.JSONField()
    note = models.CharField(max_length=200, blank=True, help_text="what was changed")

    objects = region_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["premises", "number"], name="one_board_a_number")
        ]


class Film(OfPremises, BySomebody):
    """A storyboard made into a film: how far it is, what came of it, since when it is public."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht")
        RUNNING = "running", _("wordt gemaakt")
        READY = "ready", _("klaar")
        STOPPED = "stopped", _("gestopt")
        FAILED = "failed", _("mislukt")
        ERASED = "erased", _("gewist")

    board = models.ForeignKey(FilmBoard, on_delete=models.CASCADE, related_name="films")
    is_calm = models.BooleanField(default=False, help_text="cuts instead of moves")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    sentence = models.CharField(max_length=300, blank=True, help_text="why it failed, in Dutch")
    scene_number = models.PositiveSmallIntegerField(null=True, help_text="where it failed")
    tries = models.PositiveSmallIntegerField(default=0, help_text="how often a worker began")
    replaces = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text="the erased film whose place this one takes",
    )
    segments = models.PositiveIntegerField(default=0)
    segments_done = models.PositiveIntegerField(default=0)
    stop_asked_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    seconds = models.FloatField(null=True)
    published_at = models.DateTimeField(null=True)
    published_by_name = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["-at"]

    @property
    def told(self) -> str:
        """Why there is no film, in the language of the page."""
        words = gettext(self.sentence) if self.sentence else ""
        return words % {"scene": self.scene_number} if "%(scene)s" in words else words

    @property
    def is_public(self) -> bool:
        """Made public and not taken back; of an erased one: it was, and its place is open."""
        return self.published_at is not None and self.withdrawn_at is None


class FilmFile(OfPremises):
    """One file of a film: "film.mp4", "nl.vtt", "chapters.nl.vtt", "poster.jpg"."""

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=40)
    type = models.CharField(max_length=40)
    language = models.CharField(max_length=5, blank=True)
    file = models.FileField(upload_to=where_it_lies)
    size = models.PositiveBigIntegerField()

    objects = region_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["film", "name"], name="one_film_file_a_name")
        ]
