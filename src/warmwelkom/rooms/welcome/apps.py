from __future__ import annotations

from django.apps import AppConfig


class WelcomeConfig(AppConfig):
    name = "warmwelkom.rooms.welcome"
    label = "welcome"
    verbose_name = "mijn welkom"
