"""How an act on a task reads, to the pupil it is about."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

READING = ("summer.see_task",)
WORDS = {
    "summer.see_task": _("keek naar wat je nog moet doen voor je start"),
    "summer.confirm_task": _("zei of een taak van jou klaar is"),
    "summer.say_done": _("zei dat een taak klaar is"),
}
