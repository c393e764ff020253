from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.people.models import Programme, School
from warmwelkom.rooms.summer.models.about import AboutPupil, OfRegion
from warmwelkom.rooms.transitions.models import Enrolment


class Owner(models.TextChoices):
    """Who says that a task is really done."""

    INTAKER = "intaker", _("de intaker")
    CLASS_MENTOR = "class_mentor", _("de klassenmentor")
    SUPPORT_TEAM = "support_team", _("het ondersteuningsteam")
    MENTOR = "mentor", _("de mentor van de oude school")
    DECAAN = "decaan", _("de decaan van de oude school")


class TaskTemplate(OfRegion):
    """What a receiving school asks of whoever starts: for all of its programmes or for one.

    The deadline counts in days from the first school day, below 0 before it. `kind` is known to the house
    where it can see by itself that a task is done (`kinds.py`), else free.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.SlugField(max_length=30)
    title = models.CharField(max_length=80)
    sentence = models.CharField(max_length=200, help_text="what to do and where, to the pupil")
    proof = models.CharField(max_length=120, blank=True, help_text="what its owner looks at")
    owner = models.CharField(max_length=16, choices=Owner.choices)
    learning_path = models.CharField(max_length=3, blank=True, help_text="BOL, BBL, or both")
    days_from_start = models.SmallIntegerField()
    order = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["order", "title"]

    @property
    def days_before(self) -> int:
        return -self.days_from_start


class PupilTask(AboutPupil):
    """One thing that one pupil still has to do. Only `confirmed` counts as done."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        SAYS_DONE = "says_done", _("leerling zegt: klaar")
        CONFIRMED = "confirmed", _("klaar")
        NOT_APPLICABLE = "not_applicable", _("hoeft niet")

    CLOSED = (State.CONFIRMED, State.NOT_APPLICABLE)

    template = models.ForeignKey(TaskTemplate, on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.SET_NULL, null=True, related_name="+")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    deadline = models.DateField()
    state = models.CharField(max_length=14, choices=State.choices, default=State.OPEN)
    state_at = models.DateTimeField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, help_text="the place it belongs to is no more")

    objects = region_manager()

    class Meta:
        ordering = ["deadline", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["transition", "template"],
                condition=models.Q(ended_at__isnull=True),
                name="one_task_of_a_kind",
            )
        ]
        indexes = [
            models.Index(fields=["region", "school", "state"], name="summer_task_state"),
        ]


class TaskStep(AboutPupil):
    """A task came into a state: said by whom, from which source, when, why."""

    class Source(models.TextChoices):
        PUPIL = "pupil", _("de leerling zelf")
        HAND = "hand", _("met de hand")
        LIST = "list", _("een lijst")
        API = "api", _("een koppeling")
        REPLY = "reply", _("een antwoord")
        FACTS = "facts", _("de lijsten")

    task = models.ForeignKey(PupilTask, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=14, choices=PupilTask.State.choices)
    source = models.CharField(max_length=6, choices=Source.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200)
    reason = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["at", "pk"]
