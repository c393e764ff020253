from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CurriculumConfig(AppConfig):
    name = "warmwelkom.rooms.curriculum"
    label = "curriculum"
    verbose_name = "leerstof"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.base.outbox.digest_parts import offer_heading  # noqa: PLC0415  the same
        from warmwelkom.rooms.curriculum.policies import POLICIES  # noqa: PLC0415
        from warmwelkom.rooms.curriculum.queries.missed import missed_to_answer  # noqa: PLC0415
        from warmwelkom.rooms.transitions.api import add_duties  # noqa: PLC0415

        register(POLICIES)
        offer_heading("missed", _("Leerstof"))
        offer_heading("missed-answer", _("Leerstof"))
        offer_heading("missed-back", _("Leerstof"))
        add_duties("curriculum/_missed_duty.html", missed_to_answer)
