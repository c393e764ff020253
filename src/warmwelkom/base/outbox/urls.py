from __future__ import annotations

from django.urls import path

from warmwelkom.base.outbox import views

app_name = "outbox"
urlpatterns = [
    path("aanbieder/sms/status/", views.sms_status, name="sms_status"),
    path("aanbieder/sms/antwoord/", views.sms_reply, name="sms_reply"),
]
