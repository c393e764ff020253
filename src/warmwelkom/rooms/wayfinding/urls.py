"""The addresses of wegwijs, one list for each part of the room."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "wayfinding"
urlpatterns: list[URLPattern] = []
