from __future__ import annotations

from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "warmwelkom.house"
    label = "house"
    verbose_name = "het huis"

    def ready(self) -> None:
        import warmwelkom.house.checks  # noqa: F401  registers itself
        from warmwelkom.base.access.policy import register
        from warmwelkom.base.clock import move_date_with
        from warmwelkom.house.demo_date import date_of
        from warmwelkom.house.indicators import offer_all
        from warmwelkom.house.policies import POLICIES

        register(POLICIES)
        offer_all()
        move_date_with(date_of)
