"""How an act of planning reads, to the pupil it is about."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

READING = ("introweek.see_student",)
WORDS = {
    "introweek.see_student": _("keek in welke groep van de introductieweek je zit"),
}
