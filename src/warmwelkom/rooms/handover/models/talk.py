from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.handover.models.handover_day import HandoverDay
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.transitions.models import Transition


class AboutTalk(models.Model):
    """A row about the talk of one pupil, in its region."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    transition = models.ForeignKey(Transition, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True

    @property
    def about_pupil(self) -> UUID:
        return self.transition.about_pupil


class TalkWish(AboutTalk):
    """Somebody asks for a talk about a pupil: the pupil, a parent until 16, the vo or the mbo."""

    class By(models.TextChoices):
        PUPIL = "pupil", _("de leerling")
        PARENT = "parent", _("een ouder")
        VO = "vo", _("de vo-school")
        MBO = "mbo", _("het mbo")

    by_kind = models.CharField(max_length=6, choices=By.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200)
    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["transition", "by_kind", "by_name"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_open_wish_each",
            )
        ]


class TalkChoice(AboutTalk):
    """A person decided whether a talk is needed, whatever the criteria say, and why.

    "Not needed" holds for the reasons of that moment (`fingerprint`): a new reason asks again.
    """

    class Choice(models.TextChoices):
        NEEDED = "needed", _("gesprek nodig")
        NOT_NEEDED = "not_needed", _("geen gesprek nodig")

    choice = models.CharField(max_length=10, choices=Choice.choices)
    reason = models.CharField(max_length=300)
    fingerprint = models.CharField(max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["transition"],
                condition=models.Q(ended_at__isnull=True),
                name="one_talk_choice_in_force",
            )
        ]


class Talk(AboutTalk):
    """The warm handover itself: two mentors, one pupil, one moment; proposed, agreed, held, closed.

    Without `starts_at` it waits for a moment. `sequence` rises with each change that a calendar
    shows, the number of the entry stays. `mbo_school` has let the pupil in; the mentor there is
    never who decides on that.
    """

    class Way(models.TextChoices):
        PHONE = "phone", _("bellen")
        VIDEO = "video", _("beeldbellen")
        ON_SITE = "on_site", _("op school")

    class Outcome(models.TextChoices):
        AGREED = "agreed", _("afspraken gemaakt")
        NOTHING_NEEDED = "nothing_needed", _("geen afspraak nodig")
        NO_SHOW = "no_show", _("iemand kwam niet")
        CANCELLED = "cancelled", _("afgezegd")

    vo_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    mbo_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    vo_name = models.CharField(max_length=200, blank=True)
    mbo_name = models.CharField(max_length=200, blank=True)
    mbo_school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    way = models.CharField(max_length=8, choices=Way.choices, default=Way.PHONE)
    place = models.CharField(max_length=200, blank=True, help_text="room, or a number to call")
    link = models.URLField(max_length=300, blank=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    invites_pupil = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    sequence = models.PositiveIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=14, choices=Outcome.choices, blank=True)
    outcome_reason = models.CharField(max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by_name = models.CharField(max_length=200, blank=True)
    handover_day = models.ForeignKey(
        HandoverDay, on_delete=models.SET_NULL, null=True, related_name="talks"
    )

    objects = region_manager()

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["transition", "mbo_school"],
                condition=models.Q(closed_at__isnull=True),
                name="one_open_talk",
            )
        ]


class TalkMove(models.Model):
    """A talk was moved: when it would have been, who moved it, why."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="moves")
    was_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    by_name = models.CharField(max_length=200)
    reason = models.CharField(max_length=300, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["moved_at"]

    @property
    def about_pupil(self) -> UUID:
        return self.talk.about_pupil
