from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.summer.views import calls, contacts, my_class, replies, writers

urlpatterns = [
    path("zomer/antwoorden/", replies.replies, name="replies"),
    path("zomer/antwoorden/lijst/", replies.part, name="replies_part"),
    path("zomer/antwoorden/seinen/", replies.signals, name="replies_signals"),
    path("zomer/antwoorden/<uuid:pk>/", replies.reply, name="reply"),
    path("zomer/antwoorden/<uuid:pk>/doe/", replies.handle, name="handle_reply"),
    path("zomer/antwoorden/<uuid:pk>/wie/", writers.who, name="link_writer"),
    path("zomer/antwoorden/<uuid:pk>/wie/terug/", writers.undo, name="unlink_writer"),
    path("zomer/bellen/", calls.calls, name="calls"),
    path("zomer/bellen/<uuid:pk>/", calls.settle, name="settle_call"),
    path("zomer/bereikbaar/", contacts.contacts, name="contacts"),
    path("zomer/bereikbaar/<uuid:pk>/", contacts.add, name="add_contact"),
    path("zomer/bereikbaar/<uuid:pk>/einde/", contacts.end, name="end_contact"),
    path("zomer/klas/", my_class.my_class, name="my_class"),
    path("zomer/klas/<uuid:pk>/", my_class.say, name="tick"),
    path("zomer/aankomst/", my_class.arrival, name="arrival"),
]
