"""Reference data of the whole country, loaded from official downloads; it knows no region."""

from __future__ import annotations

from django.db import models


class ReferenceLocation(models.Model):
    """A school branch as DUO publishes it (vo) or as the mbo lists name it."""

    code = models.CharField(max_length=6)
    brin = models.CharField(max_length=4, db_index=True)
    sector = models.CharField(max_length=8)
    school_name = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    place = models.CharField(max_length=80, blank=True)
    municipality = models.CharField(max_length=80, blank=True)
    rmc_number = models.PositiveSmallIntegerField(null=True, db_index=True)
    structure = models.CharField(max_length=80, blank=True)
    website = models.CharField(max_length=200, blank=True)
    leerwegen = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=120)

    class Meta:
        # one institution may have a vo and an mbo location of the same code (green schools)
        constraints = [
            models.UniqueConstraint(fields=["sector", "code"], name="one_reference_location")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Qualification(models.Model):
    """An mbo programme of the national register: crebo, name, level."""

    crebo = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=160)
    level = models.PositiveSmallIntegerField(null=True)
    group = models.CharField(max_length=120, blank=True)
    dossier_code = models.CharField(max_length=5, blank=True)
    dossier = models.CharField(max_length=160, blank=True)
    sector_chamber = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.crebo} {self.name}"


class PostcodeArea(models.Model):
    """The four figures of a postcode and the place they lie in."""

    digits = models.CharField(max_length=4, primary_key=True)
    place = models.CharField(max_length=80)
    province = models.CharField(max_length=2, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    source = models.CharField(max_length=120)


class RmcRegion(models.Model):
    """A Doorstroompunt (RMC) region and its municipalities."""

    number = models.PositiveSmallIntegerField(primary_key=True)
    name = models.CharField(max_length=120)
    municipalities = models.JSONField(default=list)
    source = models.CharField(max_length=120)


class SchoolHoliday(models.Model):
    """A holiday: first and last day, weekends included; `zone` is noord, midden, zuid or heel nederland."""

    school_year = models.CharField(max_length=9)
    name = models.CharField(max_length=40)
    zone = models.CharField(max_length=16)
    begins = models.DateField()
    ends = models.DateField()
    source = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school_year", "name", "zone"], name="one_holiday_per_zone"
            )
        ]


class ExamPeriod(models.Model):
    """A period or day of the central exams; the day of the results is one of them."""

    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    begins = models.DateField()
    ends = models.DateField()
    source = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "name"], name="one_exam_period")]


class AdmissionRule(models.Model):
    """Which diploma gives access to which level, by which article, from which date."""

    diploma = models.CharField(max_length=20)
    level = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    article = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["diploma", "level", "valid_from"], name="one_admission_rule"
            )
        ]


class ReferenceCandidates(models.Model):
    """How many sat the exam at one campus in one leerweg and profile, as DUO publishes it.

    No number where DUO withholds a small one. Where a file names no profile there is its sector.
    """

    code = models.CharField(max_length=6)
    exam_year = models.PositiveSmallIntegerField(help_text="2023 for 2023-2024")
    leerweg = models.CharField(max_length=8, blank=True)
    profile = models.CharField(max_length=8, blank=True)
    sector = models.CharField(max_length=40, blank=True)
    candidates = models.PositiveIntegerField(null=True)
    source = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "exam_year", "leerweg", "profile", "sector"],
                name="one_reference_candidates",
            )
        ]
