from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region


class TalkRule(models.Model):
    """What counts of one criterion in this region, from a day on, and why.

    `facts` are those that count, none switches the criterion off. The newest day that has come holds;
    what held before stays readable, and so does what was taken back.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=20, help_text="a criterion of criteria.py")
    facts = models.JSONField(default=list)
    valid_from = models.DateField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_name = models.CharField(max_length=200, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["-valid_from", "-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "code", "valid_from"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_talk_rule_a_day",
            )
        ]
