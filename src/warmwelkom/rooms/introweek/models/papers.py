from __future__ import annotations

from django.db import models
from django.utils.text import slugify

from warmwelkom.base.access.scope import region_manager
from warmwelkom.base.making.models import MadeFile
from warmwelkom.rooms.introweek.models.about import OfWeek
from warmwelkom.rooms.introweek.models.plan_of_week import WeekPlan


class PlanPaper(MadeFile, OfWeek):
    """A PDF of one version of the plan: a table on A3, or a sheet of A4 for each group.

    `mark` tells of which names, times and rooms it was made: with another mark it is of before.
    """

    plan = models.ForeignKey(WeekPlan, on_delete=models.CASCADE, related_name="papers")
    what = models.SlugField(max_length=20)
    mark = models.CharField(max_length=64, blank=True)

    objects = region_manager()

    class Meta:
        ordering = ["-asked_at"]

    @property
    def name(self) -> str:
        return f"{slugify(f'{self.week.name}-{self.what}-{self.plan.number}')}.pdf"

    @property
    def topic(self) -> str:
        return topic_of_papers(self.week_id)


def topic_of_papers(week_id: object) -> str:
    """What pages with the PDFs of a week listen to."""
    return f"introweek-papers:{week_id}"
