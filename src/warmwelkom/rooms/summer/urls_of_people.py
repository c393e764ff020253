from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.summer.views import replies

urlpatterns = [
    path("zomer/antwoorden/", replies.replies, name="replies"),
    path("zomer/antwoorden/lijst/", replies.part, name="replies_part"),
    path("zomer/antwoorden/seinen/", replies.signals, name="replies_signals"),
    path("zomer/antwoorden/<uuid:pk>/", replies.reply, name="reply"),
    path("zomer/antwoorden/<uuid:pk>/doe/", replies.handle, name="handle_reply"),
]
