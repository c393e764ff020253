from __future__ import annotations

from django.apps import AppConfig


class SummerConfig(AppConfig):
    name = "warmwelkom.rooms.summer"
    label = "summer"
    verbose_name = "zomerbrug"
