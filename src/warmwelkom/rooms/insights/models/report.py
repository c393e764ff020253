"""The yearly report: asked by somebody, made by a job."""

from __future__ import annotations

from django.db import models

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.making.models import MadeFile
from warmwelkom.rooms.people.models import Region


class YearReport(MadeFile):
    """The report of one school year as a PDF: how far it is, and the file once it is there."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    school_year = models.PositiveSmallIntegerField()

    objects = region_manager()

    class Meta:
        ordering = ["-asked_at"]

    @property
    def name(self) -> str:
        return f"jaarverslag-{self.school_year}-{self.school_year + 1}.pdf"

    @property
    def topic(self) -> str:
        return topic_of_reports(self.region_id)


def topic_of_reports(region_id: object) -> str:
    """What pages with the reports of a region listen to."""
    return f"insights-reports:{region_id}"
