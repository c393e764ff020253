from __future__ import annotations

from django.apps import AppConfig


class CurriculumConfig(AppConfig):
    name = "warmwelkom.rooms.curriculum"
    label = "curriculum"
    verbose_name = "leerstof"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.rooms.curriculum.policies import POLICIES  # noqa: PLC0415

        register(POLICIES)
