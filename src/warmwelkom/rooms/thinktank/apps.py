from __future__ import annotations

from django.apps import AppConfig


class ThinkTankConfig(AppConfig):
    name = "warmwelkom.rooms.thinktank"
    label = "thinktank"
    verbose_name = "denktank"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.rooms.thinktank import reactions  # noqa: F401, PLC0415  they listen
        from warmwelkom.rooms.thinktank.domain import plan_states  # noqa: F401, PLC0415  its checks
        from warmwelkom.rooms.thinktank.policies import POLICIES  # noqa: PLC0415
        from warmwelkom.rooms.thinktank.queries import plan_stations  # noqa: F401, PLC0415  its steps

        register(POLICIES)
