from __future__ import annotations

from django.urls import include, path

from warmwelkom.rooms.newsletters.views import call_desk, calls

app_name = "calls"
in_region = [
    path("", calls.calls, name="calls"),
    path("nieuw/", call_desk.new, name="new"),
    path("bevestig/<str:token>/", calls.confirm, name="confirm"),
    path("antwoorden/<uuid:pk>/", call_desk.answer, name="answer"),
    path("antwoorden/<uuid:pk>/bijdrage/", call_desk.bring, name="bring"),
    path("<slug:slug>/", calls.call, name="call"),
    path("<slug:slug>/poster/", calls.poster, name="poster"),
    path("<slug:slug>/aanpassen/", call_desk.change, name="change"),
    path("<slug:slug>/opening/", call_desk.opening, name="opening"),
    path("<slug:slug>/antwoorden/", call_desk.answers, name="answers"),
]
urlpatterns = [path("<slug:region>/", include(in_region))]
