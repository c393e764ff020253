from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.handover.views import giving_back

urlpatterns = [
    path("terugkoppeling/klas/", giving_back.tell_class, name="tell_class"),
    path("terugkoppeling/oud-leerlingen/", giving_back.former, name="former_pupils"),
    path("terugkoppeling/regio/", giving_back.shares, name="shares"),
    path("terugkoppeling/grond/", giving_back.ground, name="ground"),
    path("terugkoppeling/grond/<uuid:pk>/einde/", giving_back.end, name="end_ground"),
]
