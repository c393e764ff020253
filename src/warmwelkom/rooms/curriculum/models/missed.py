from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.curriculum.models.about import InRegion, SaidBySomebody
from warmwelkom.rooms.curriculum.models.taught import EndTerm, Module
from warmwelkom.rooms.people.models import Location, Programme, School


class NotTaught(InRegion, SaidBySomebody):
    """A vmbo school says what it could not teach this year: a whole module, or one end term of it."""

    class Reason(models.TextChoices):
        ILLNESS = "illness", _("een docent was ziek")
        NO_TEACHER = "no_teacher", _("er was geen docent")
        CLOSURE = "closure", _("de school was dicht")
        NO_PLACE = "no_place", _("er was geen lokaal of materiaal")
        OTHER = "other", _("iets anders")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, null=True, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    module = models.ForeignKey(Module, on_delete=models.CASCADE, related_name="+")
    end_term = models.ForeignKey(
        EndTerm, on_delete=models.CASCADE, null=True, related_name="+", help_text="none: all of it"
    )
    reason = models.CharField(max_length=12, choices=Reason.choices)
    remark = models.CharField(max_length=300, blank=True, help_text="about the lessons, not people")
    withdrawn_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True, help_text="when the mbo got a message of it")

    objects = region_manager()

    class Meta:
        ordering = ["module__code", "end_term__prefix", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "location", "school_year", "module", "end_term"],
                condition=models.Q(withdrawn_at__isnull=True),
                nulls_distinct=False,
                name="missed_once",
            )
        ]


class MissedAnswer(InRegion, SaidBySomebody):
    """What a receiving programme does about what was not taught."""

    class Does(models.TextChoices):
        TEACHES = "teaches", _("wij geven dit alsnog")
        BRIDGE = "bridge", _("een brugmodule voor de zomer")
        LOOKS = "looks", _("we kijken in de eerste week wie het mist")
        NOT_NEEDED = "not_needed", _("hier is het niet nodig")

    not_taught = models.ForeignKey(NotTaught, on_delete=models.CASCADE, related_name="answers")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    does = models.CharField(max_length=12, choices=Does.choices)
    text = models.CharField(max_length=300, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["not_taught", "programme"], name="one_answer_a_programme"
            )
        ]
