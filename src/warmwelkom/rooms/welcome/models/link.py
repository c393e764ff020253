from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.models import AccessCode, Transition


class WelcomeLink(models.Model):
    """A link to a pupil's own page, sent by a person. It opens nothing without the birth date.

    What stands in the link is made from the number of its code with the house's key, so that it can be
    written again and is in no table. A new code of the mentor ends it.
    """

    KEEP = dt.timedelta(days=120)  # from May until after the first weeks

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    transition = models.ForeignKey(Transition, on_delete=models.CASCADE, related_name="+")
    code = models.OneToOneField(AccessCode, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    sent_by_name = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        indexes = [models.Index(fields=["transition", "made_at"], name="welcome_link_pupil")]

    @property
    def about_pupil(self) -> UUID:
        return self.transition.about_pupil
