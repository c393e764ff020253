from __future__ import annotations

from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "warmwelkom.base.live"
    label = "live"
    verbose_name = "bladzijden die meelopen"
