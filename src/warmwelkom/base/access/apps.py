from __future__ import annotations

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "warmwelkom.base.access"
    label = "access"
    verbose_name = "toegang"

    def ready(self) -> None:
        from warmwelkom.base.access import checks  # noqa: F401, PLC0415  registers the system checks
