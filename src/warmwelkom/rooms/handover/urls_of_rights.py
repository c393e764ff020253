from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.handover.views import own_rights, rights

urlpatterns = [
    path("rechten/", rights.queue, name="rights"),
    path("rechten/nieuw/", rights.find_caller, name="find_caller"),
    path("rechten/nieuw/<uuid:pk>/", rights.enter, name="enter_request"),
    path("rechten/<uuid:pk>/", rights.show, name="request"),
    path("rechten/<uuid:pk>/doe/", rights.act, name="handle_request"),
    path("rechten/<uuid:pk>/alles.json", rights.everything, name="everything_known"),
    path("mijn/rechten/", own_rights.own, name="own_rights"),
    path("mijn/rechten/<uuid:pk>/", own_rights.one, name="own_request"),
    path("mijn/rechten/<uuid:pk>/alles.json", own_rights.everything, name="own_everything"),
]
