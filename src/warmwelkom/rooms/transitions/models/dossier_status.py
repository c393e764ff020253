from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.rooms.transitions.models.course import AboutTransition
from warmwelkom.rooms.transitions.models.lists import ListUpload


class DossierStatus(AboutTransition):
    """How far the dossier is in another system, as a list said; nothing of what stands in it."""

    class Status(models.TextChoices):
        OPEN = "open", _("nog niet ingevuld")
        FILLED = "filled", _("ingevuld")
        SHOWN = "shown", _("getoond aan de leerling")
        CLOSED = "closed", _("afgerond")

    status = models.CharField(max_length=6, choices=Status.choices)
    said_on = models.DateField(help_text="the day that the list gives with the status")
    upload = models.ForeignKey(ListUpload, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["transition"], name="one_dossier_status_each")
        ]
