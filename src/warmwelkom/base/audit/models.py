from __future__ import annotations

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id

KEEP_YEARS = 5


class Act(models.Model):
    """One thing done or read. `about` is the pupil it concerns, where there is one.

    Names are written down as they were: an account may be gone by the time somebody reads this.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    action = models.CharField(max_length=80)
    actor_kind = models.CharField(max_length=12)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200)
    actor_role = models.CharField(max_length=120, blank=True)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    about = models.UUIDField(null=True)
    detail = models.JSONField(default=dict)

    objects = region_manager("region_id")

    class Meta:
        indexes = [
            models.Index(fields=["about", "at"], name="audit_about_at"),
            models.Index(fields=["region_id", "at"], name="audit_region_at"),
        ]
