from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models.region import Location, Programme, Region, School


class PersonManager(BaseUserManager["Person"]):
    """Accounts have no password: a code by mail, a passkey, a second factor."""

    def create_user(self, email: str, *, name: str = "", **fields: Any) -> Person:
        person = self.model(email=self.normalize_email(email).lower(), name=name, **fields)
        person.set_unusable_password()
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, **fields: Any) -> Person:
        return self.create_user(email, is_operator=True, **fields)


class Person(AbstractBaseUser):
    """Somebody with an account: staff of a school, a coach, a partner. Never a pupil."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=5, default="nl")
    is_operator = models.BooleanField(default=False, help_text="runs the machine; sees no pupil")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = PersonManager()

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_staff(self) -> bool:
        return False


class RoleKind(models.TextChoices):
    """Who does what in the field (docs/glossary.md); the Dutch label is what people call it."""

    MENTOR = "mentor", _("mentor")
    DECAAN = "decaan", _("decaan")
    CARE_COORDINATOR = "care_coordinator", _("zorgcoördinator")
    SCHOOL_ADMIN = "school_admin", _("beheerder")
    INTAKER = "intaker", _("intaker")
    CLASS_MENTOR = "class_mentor", _("klassenmentor")
    SUPPORT_TEAM = "support_team", _("ondersteuningsteam")
    PLANNER = "planner", _("planner")
    COACH = "coach", _("overstapcoach")
    DOORSTROOMPUNT = "doorstroompunt", _("Doorstroompunt")
    COORDINATOR = "coordinator", _("regiocoördinator")
    PARTNER = "partner", _("partner")
    MODERATOR = "moderator", _("moderator van de denktank")


REGION_WIDE = frozenset({"coach", "doorstroompunt", "coordinator", "partner", "moderator"})


class Role(models.Model):
    """One role of one person at one school in one school year; ended means no access at once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="given_roles")
    kind = models.CharField(max_length=20, choices=RoleKind.choices)
    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True)
    location = models.ForeignKey(Location, on_delete=models.CASCADE, null=True)
    programmes = models.ManyToManyField(Programme, blank=True)
    classes = models.JSONField(default=list, help_text="names of the classes, for mentors")
    school_year = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = region_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "ended_at"], name="role_person")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.location or self.school or self.region}"


class Invitation(models.Model):
    """An invitation by mail to take a role; its token is stored hashed and used once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE)
    email = models.EmailField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=RoleKind.choices)
    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True)
    location = models.ForeignKey(Location, on_delete=models.CASCADE, null=True)
    classes = models.JSONField(default=list)
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = region_manager()

    KEEP = dt.timedelta(days=14)

    def is_open(self, now: dt.datetime) -> bool:
        return (
            self.accepted_at is None
            and self.withdrawn_at is None
            and now < self.sent_at + self.KEEP
        )
