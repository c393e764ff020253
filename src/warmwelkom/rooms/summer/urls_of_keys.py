from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.summer.views import keys

urlpatterns = [
    path("zomer/sleutels/", keys.keys, name="keys"),
    path("zomer/sleutels/<uuid:pk>/weg/", keys.withdraw, name="withdraw_key"),
]
