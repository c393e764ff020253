from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models


class Profile(models.Model):
    """One of the ten vocational vmbo profiles (SLO)."""

    code = models.CharField(max_length=8, primary_key=True)
    title = models.CharField(max_length=160)
    duo_name = models.CharField(max_length=160, blank=True)
    source = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.title


class Module(models.Model):
    """A profile module or an elective subject (keuzevak), such as P/BWI/01 or K/BWI/01."""

    slo_id = models.CharField(max_length=36, primary_key=True)
    code = models.CharField(
        max_length=16, db_index=True, help_text="three recent electives share theirs with another"
    )
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="modules")
    kind = models.CharField(max_length=16, help_text="profile_module or elective")
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    leerwegen = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Task(models.Model):
    """A sub-task (deeltaak) of a module."""

    slo_id = models.CharField(max_length=36, primary_key=True)
    module = models.ForeignKey(Module, on_delete=models.CASCADE, related_name="tasks", null=True)
    title = models.TextField()
    position = models.PositiveSmallIntegerField(default=0)


class EndTerm(models.Model):
    """What a pupil of these leerwegen must be able to do at the end (globale eindterm)."""

    slo_id = models.CharField(max_length=36, primary_key=True)
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="end_terms", null=True)
    module = models.ForeignKey(
        Module, on_delete=models.CASCADE, related_name="end_terms", null=True
    )
    profile = models.ForeignKey(
        Profile,
        on_delete=models.CASCADE,
        related_name="core_end_terms",
        null=True,
        help_text="for the core of a profile",
    )
    leerwegen = models.CharField(max_length=20, help_text="bb kb gl tl, with a space between")
    prefix = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    position = models.PositiveSmallIntegerField(default=0)
    words = models.GeneratedField(
        expression=SearchVector("text", config="dutch"),
        output_field=SearchVectorField(),
        db_persist=True,
        help_text="what a search looks in: the text's words by their Dutch stem",
    )

    class Meta:
        indexes = (GinIndex(fields=["words"], name="end_term_words"),)
