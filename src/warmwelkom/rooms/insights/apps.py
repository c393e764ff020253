from __future__ import annotations

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "warmwelkom.rooms.insights"
    label = "insights"
    verbose_name = "cijfers"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.rooms.insights.policies import POLICIES  # noqa: PLC0415

        register(POLICIES)
