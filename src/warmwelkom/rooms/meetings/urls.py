from __future__ import annotations

from django.urls import include, path

from warmwelkom.rooms.meetings.views import meetings

app_name = "meetings"
in_region = [
    path("", meetings.meetings, name="meetings"),
    path("nieuw/", meetings.new, name="new"),
    path("<uuid:pk>/", meetings.show, name="meeting"),
    path("<uuid:pk>/aanpassen/", meetings.change, name="change"),
    path("<uuid:pk>/afzeggen/", meetings.cancel, name="cancel"),
]
urlpatterns = [path("<slug:region>/", include(in_region))]
