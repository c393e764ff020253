from __future__ import annotations

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    name = "warmwelkom.rooms.handover"
    label = "handover"
    verbose_name = "warme overdracht"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.rooms.handover import policies  # noqa: PLC0415

        for module in (policies,):
            register(module.POLICIES)
