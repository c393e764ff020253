from __future__ import annotations

from uuid import UUID

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Person, Region
from warmwelkom.rooms.transitions.models.lists import Application, Enrolment
from warmwelkom.rooms.transitions.models.pupil import State, Transition


class AboutTransition(models.Model):
    """A row about one transition, in its region."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE)
    transition = models.ForeignKey(Transition, on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def about_pupil(self) -> UUID:
        return self.transition.about_pupil


class StateChange(AboutTransition):
    """A pupil came into a state: by which rule, from which facts, since when."""

    state = models.CharField(max_length=12, choices=State.choices)
    since = models.DateField(help_text="the day of the fact")
    at = models.DateTimeField(help_text="when the house knew")
    rule = models.CharField(max_length=40)
    source = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    actor_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["at", "id"]


class Link(models.Model):
    """A pupil and a line on an mbo list: the same person, perhaps, or not."""

    class Outcome(models.TextChoices):
        LINKED = "linked", "gekoppeld"
        REVIEW = "review", "kijk na"
        REFUSED = "refused", "niet dezelfde"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE)
    transition = models.ForeignKey(Transition, on_delete=models.CASCADE, related_name="links")
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, null=True, related_name="links"
    )
    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.CASCADE, null=True, related_name="links"
    )
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    score = models.FloatField(
        help_text="how sure the method is, 0 to 1; of the link, not of the pupil"
    )
    reasons = models.JSONField(default=dict, help_text="{'nl': [...], 'en': [...]}")
    made_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(application__isnull=True) ^ models.Q(enrolment__isnull=True),
                name="link_has_one_side",
            ),
            models.UniqueConstraint(
                fields=["transition", "application"], name="one_link_per_application"
            ),
            models.UniqueConstraint(
                fields=["transition", "enrolment"], name="one_link_per_enrolment"
            ),
        ]

    @property
    def about_pupil(self) -> UUID:
        return self.transition.about_pupil


class Signal(models.Model):
    """Someone needs somebody: by which rule, on which fact, since when, and who may lift it.

    `fingerprint` names the facts it rests on: lifted is lifted until they change. A line on an mbo
    list without a pupil has no transition.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE)
    transition = models.ForeignKey(
        Transition, on_delete=models.CASCADE, null=True, related_name="signals"
    )
    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.CASCADE, null=True, related_name="signals"
    )
    rule = models.CharField(max_length=40)
    fact = models.JSONField(
        default=dict, help_text="what the rule saw, to be put into its sentence"
    )
    fingerprint = models.CharField(max_length=64)
    since = models.DateField()
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, help_text="the facts no longer say so")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    lifted_reason = models.CharField(max_length=300, blank=True)

    objects = region_manager()

    class Meta:
        indexes = [models.Index(fields=["transition", "ended_at"], name="signal_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["transition", "rule", "fingerprint"],
                condition=models.Q(ended_at__isnull=True),
                name="one_open_signal",
            )
        ]

    @property
    def about_pupil(self) -> UUID | None:
        return self.transition.about_pupil if self.transition else None


class Assignment(AboutTransition):
    """A person was put on it: by whom, when, why, until when."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["transition"],
                condition=models.Q(ended_at__isnull=True),
                name="one_open_assignment",
            )
        ]


class ContactNote(AboutTransition):
    """Somebody tried to reach the pupil: how, when, and one short line."""

    class Kind(models.TextChoices):
        SPOKEN = "spoken", "gesproken"
        NO_ANSWER = "no_answer", "geen gehoor"
        APPOINTMENT = "appointment", "nieuwe afspraak"
        NOTE = "note", "opgeschreven"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.CharField(max_length=280, blank=True)
    next_on = models.DateField(null=True, help_text="when the appointment is")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=200)

    objects = region_manager()
