from __future__ import annotations

import datetime as dt
import hashlib

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Region


class ApiToken(models.Model):
    """A key with which a partner's own program writes in the partner's name; shown once, kept hashed.

    It may never do more than its person: without a role in this region, or a second factor, it does
    nothing. Chance enough (256 bits) that a plain hash can't be guessed back.
    """

    LONGEST = dt.timedelta(days=365)
    BEGINS = "ww_"

    class Scope(models.TextChoices):
        CONTRIBUTE = "contribute", _("bijdragen plaatsen")
        SUPPORT = "support", _("“dit bedoel ik ook” zeggen")
        ANSWER = "answer", _("toestanden veranderen en antwoorden")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    scopes = ArrayField(models.CharField(max_length=12, choices=Scope.choices))
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    used_on = models.DateField(null=True, help_text="the last day")

    objects = region_manager()

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["person", "made_at"], name="token_of_person")]

    @staticmethod
    def hash_of(token: str) -> str:
        return hashlib.sha256(token.encode()).hexdigest()

    def works(self, now: dt.datetime) -> bool:
        return self.ended_at is None and now < self.expires_at

    @property
    def scope_names(self) -> list[str]:
        return [str(self.Scope(scope).label) for scope in self.scopes]
