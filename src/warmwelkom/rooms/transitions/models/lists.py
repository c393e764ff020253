from __future__ import annotations

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.people.models import Location, Person, Programme, Region, School
from warmwelkom.rooms.transitions.models.pupil import Names, Transition


class ListUpload(models.Model):
    """A file that somebody gave us, what we made of it, and whether it counts.

    uploaded -> committed -> undone; a file that is never committed changes nothing. The file
    itself is erased after 30 days (`erased_at`), the counts stay.
    """

    class Kind(models.TextChoices):
        LEAVERS = "leavers", _("leerlingen die van school gaan")
        EXAM_RESULTS = "exam_results", _("examenuitslagen")
        APPLICATIONS = "applications", _("aanmeldingen")
        ENROLMENTS = "enrolments", _("inschrijvingen")
        STATUSES = "statuses", _("statusberichten")
        PRESENCE = "presence", _("aanwezigheid in de klas")
        DOSSIER_STATUSES = "dossier_statuses", _("dossierstatussen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE)
    school = models.ForeignKey(School, on_delete=models.CASCADE)
    location = models.ForeignKey(Location, on_delete=models.CASCADE, null=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    school_year = models.PositiveSmallIntegerField()
    filename = models.CharField(max_length=200)
    file = models.FileField(upload_to="lists/", blank=True)
    sha256 = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)
    counts = models.JSONField(
        default=dict, help_text="rows, new, changed, unchanged, refused, missing"
    )
    undo_with = models.JSONField(
        default=dict, help_text="what the rows were before; emptied with the file"
    )
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    committed_at = models.DateTimeField(null=True)
    committed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    linked_at = models.DateTimeField(null=True, help_text="when the job had linked and derived")
    erased_at = models.DateTimeField(null=True)

    objects = region_manager()

    class Meta:
        ordering = ["-uploaded_at"]


class ColumnMemory(models.Model):
    """Which column meant what, the last time this school gave this kind of list."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE)
    school = models.ForeignKey(School, on_delete=models.CASCADE)
    kind = models.CharField(max_length=16)
    columns = models.JSONField(default=dict, help_text="field -> heading")

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "kind"], name="one_memory_per_kind")
        ]


class Listed(Names):
    """Somebody on a list of an mbo school, and the pupil it was linked to."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    school_year = models.PositiveSmallIntegerField(
        help_text="the exam year of the pupils, as in Transition"
    )
    transition = models.ForeignKey(
        Transition, on_delete=models.SET_NULL, null=True, related_name="%(class)ss"
    )
    programme = models.ForeignKey(Programme, on_delete=models.SET_NULL, null=True, related_name="+")
    crebo = models.CharField(max_length=5, blank=True)
    programme_name = models.CharField(max_length=160, blank=True)
    level = models.PositiveSmallIntegerField(null=True)
    learning_path = models.CharField(max_length=4, blank=True)
    location_code = models.CharField(max_length=10, blank=True)
    starts_on = models.DateField(null=True)
    previous_school = models.CharField(max_length=200, blank=True)
    upload = models.ForeignKey(ListUpload, on_delete=models.SET_NULL, null=True, related_name="+")
    gone_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class Application(Listed):
    """An application (aanmelding) as the mbo's own list gives it. `legal_status` is derived."""

    application_id = models.CharField(max_length=60)
    applied_on = models.DateField(null=True)
    listed_status = models.CharField(
        max_length=20, blank=True, help_text="the status on the list itself"
    )
    current_status = models.CharField(
        max_length=12, blank=True, help_text="of the message in force, one of seven"
    )
    legal_status = models.CharField(max_length=12, blank=True)
    status_since = models.DateField(null=True)

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "school_year", "application_id"], name="one_application_per_id"
            )
        ]
        indexes = [
            models.Index(
                fields=["region", "school_year", "transition"], name="application_transition"
            )
        ]


class Enrolment(Listed):
    """An enrolment (inschrijving): student number, class, class mentor and the room of the first hour."""

    student_number = models.CharField(max_length=30)
    application = models.ForeignKey(
        Application, on_delete=models.SET_NULL, null=True, related_name="enrolments"
    )
    enrolled_on = models.DateField(null=True)
    class_name = models.CharField(max_length=30, blank=True)
    class_mentor = models.CharField(max_length=200, blank=True)
    class_mentor_email = models.CharField(max_length=254, blank=True)
    first_room = models.CharField(max_length=40, blank=True, help_text="as it stands at the door")
    seen_on = models.DateField(null=True, help_text="first day in class")
    not_seen_on = models.DateField(null=True, help_text="last day the class list said: not seen")
    settled_on = models.DateField(null=True, help_text="still in class six weeks after the start")

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "school_year", "student_number"], name="one_enrolment_per_number"
            )
        ]
        indexes = [
            models.Index(
                fields=["region", "school_year", "transition"], name="enrolment_transition"
            )
        ]

    @property
    def about_pupil(self) -> UUID | None:
        return self.transition.about_pupil if self.transition else None


class LegalStatus(models.TextChoices):
    """The five statuses that an mbo sends (WEB art. 8.0; docs/glossary.md)."""

    APPLIED = "applied", "aangemeld"
    OFFERED = "offered", "overeenkomst aangeboden"
    REJECTED = "rejected", "leidt niet tot inschrijving"
    WITHDRAWN = "withdrawn", "ingetrokken"
    ENROLLED = "enrolled", "ingeschreven"


class StatusMessage(models.Model):
    """One status message about an application; may arrive twice and out of order."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.CASCADE)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="messages")
    message_id = models.CharField(max_length=60)
    status = models.CharField(max_length=12, help_text="as CAMBO names it, one of seven")
    begins = models.DateField()
    ends = models.DateField(null=True)
    changed_at = models.DateTimeField(null=True)
    source = models.CharField(max_length=10, blank=True)
    upload = models.ForeignKey(ListUpload, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = region_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "message_id"], name="one_row_per_message"
            )
        ]
