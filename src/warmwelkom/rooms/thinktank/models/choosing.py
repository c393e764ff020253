from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.models.class_code import ClassCode
from warmwelkom.rooms.thinktank.models.contribution import Contribution


class ChoiceRound(models.Model):
    """A question put to partners, to classes, or to both, with the same choices for everybody.

    What was answered stays hidden until the close; then `outcome` holds what came out, worked out
    once from the ballots, and nothing changes any more. `could_vote` is how many partners there were
    at that moment.
    """

    class Kind(models.TextChoices):
        BUDGET = "budget", _("geld verdelen in gelijke delen")
        DOTS = "dots", _("stippen zetten")
        YES_NO = "yes_no", _("ja, sla over of nee")

    class Voters(models.TextChoices):
        PARTNERS = "partners", _("partners met een account")
        CLASSES = "classes", _("klassen met een code")
        BOTH = "both", _("partners en klassen, apart geteld")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    voters = models.CharField(max_length=8, choices=Voters.choices)
    question = models.CharField(max_length=200)
    budget = models.DecimalField(
        max_digits=10, decimal_places=2, default=Decimal(0), help_text="euro"
    )
    dots = models.PositiveSmallIntegerField(default=3, help_text="a voter")
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    could_vote = models.PositiveIntegerField(default=0)
    outcome = models.JSONField(default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = region_manager()

    class Meta:
        ordering = ["-opens_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="round_closes_after_it_opens"
            )
        ]

    def __str__(self) -> str:
        return self.question

    def is_open(self, now: dt.datetime) -> bool:
        return self.closed_at is None and self.opens_at <= now < self.closes_at

    @property
    def for_partners(self) -> bool:
        return self.voters != self.Voters.CLASSES

    @property
    def for_classes(self) -> bool:
        return self.voters != self.Voters.PARTNERS


class ChoiceOption(models.Model):
    """One thing to choose: a contribution, or a sentence to agree with. `cost` in euro."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    round = models.ForeignKey(ChoiceRound, on_delete=models.CASCADE, related_name="options")
    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, null=True, related_name="+"
    )
    text = models.CharField(max_length=200, blank=True)
    cost = models.DecimalField(max_digits=10, decimal_places=2, default=Decimal(0))
    place = models.PositiveSmallIntegerField(default=0)

    objects = region_manager()

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "contribution"],
                condition=Q(contribution__isnull=False),
                name="one_option_a_contribution",
            )
        ]

    def __str__(self) -> str:
        return self.contribution.heading if self.contribution else self.text


class ChoiceBallot(models.Model):
    """What one voter answered: a person, or one phone of a class (`token`, a hash that dies with it).

    `answers` is option -> 1 for a choice, or yes, skip, no. No moment is kept. Nobody reads it but
    the count, and its own voter.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    round = models.ForeignKey(ChoiceRound, on_delete=models.CASCADE, related_name="ballots")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    code = models.ForeignKey(ClassCode, on_delete=models.SET_NULL, null=True, related_name="+")
    token = models.CharField(max_length=64, blank=True)
    side = models.CharField(max_length=10, help_text="vo, mbo, partner or class")
    answers = models.JSONField(default=dict)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person"],
                condition=Q(person__isnull=False),
                name="one_ballot_a_person",
            ),
            models.UniqueConstraint(
                fields=["round", "token"], condition=~Q(token=""), name="one_ballot_a_phone"
            ),
        ]
