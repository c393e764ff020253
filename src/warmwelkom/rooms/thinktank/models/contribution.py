from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.thinktank.models.class_code import ClassCode
from warmwelkom.rooms.thinktank.models.think_tank import Label


class Kind(models.TextChoices):
    """What somebody brings; the thread runs from a need to a plan."""

    NEED = "need", _("behoefte")
    IDEA = "idea", _("idee")
    PLAN = "plan", _("plan")
    OFFER = "offer", _("aanbod")


IN_THE_LIST = Q(published_at__isnull=False, merged_into__isnull=True)
"""What the main list shows: published, and read under nothing else."""


class Contribution(models.Model):
    """A need, an idea, a plan or an offer.

    Its number says nothing of the moment (uuid4), and a need by class code keeps the Monday of its
    week, no author and no school; the code itself is let go of after its term (`ClassCode`).
    `state` repeats the newest ContributionState and `heard` the count of voices over everything merged
    into it; `check_counts` holds both against their rows.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    title = models.CharField(max_length=120, blank=True, help_text="a need has none")
    text = models.TextField(max_length=4000)
    received_on = models.DateField(help_text="the Monday of the week where there is no author")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    author_name = models.CharField(max_length=200, blank=True)
    school = models.ForeignKey(
        School, on_delete=models.SET_NULL, null=True, related_name="+", help_text="of the author"
    )
    code = models.ForeignKey(ClassCode, on_delete=models.SET_NULL, null=True, related_name="needs")
    labels = models.ManyToManyField(Label, blank=True, related_name="+")
    state = models.CharField(max_length=12)
    state_on = models.DateField()
    heard = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(null=True, help_text="null: nobody but a moderator sees it")
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="merged"
    )
    audience = models.ForeignKey(
        School, on_delete=models.SET_NULL, null=True, related_name="+", help_text="who must answer"
    )
    answer_by = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    search = models.GeneratedField(
        expression=SearchVector("title", "text", config="dutch")
        + SearchVector("title", "text", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = region_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["search"], name="contribution_search"),
            models.Index(fields=["region", "kind", "state"], name="contribution_list"),
            models.Index(fields=["merged_into"], name="contribution_merged"),
            models.Index(
                fields=["region", "kind"], condition=IN_THE_LIST, name="contribution_kinds"
            ),
            models.Index(
                fields=["region", "-received_on", "-heard", "id"],
                condition=IN_THE_LIST,
                name="contribution_newest",
            ),
            models.Index(
                fields=["region", "-heard", "-received_on", "id"],
                condition=IN_THE_LIST,
                name="contribution_heard",
            ),
            models.Index(
                fields=["region", "answer_by"],
                condition=Q(published_at__isnull=False, answer_by__isnull=False),
                name="contribution_due",
            ),
        ]

    @property
    def heading(self) -> str:
        return heading_of(self.title, self.text)

    @property
    def is_by_code(self) -> bool:
        return self.author_id is None


def heading_of(title: str, text: str) -> str:
    """The title, or the first words of a need between quotes."""
    return title or f"‘{Truncator(text).chars(90)}’"
