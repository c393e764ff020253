from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "warmwelkom.base.ui"
    label = "ui"
    verbose_name = "onderdelen van de bladzijden"
