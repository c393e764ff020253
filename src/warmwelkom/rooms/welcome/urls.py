from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.welcome.views import ask, face, first_room, link, mine, on_phone, push, word

app_name = "welcome"
urlpatterns = [
    path("mijn/", mine.mine, name="mine"),
    path("mijn/taak/<uuid:pk>/", mine.task, name="task"),
    path("mijn/eerste-lokaal/", first_room.first_room, name="first_room"),
    path("mijn/vraag/", ask.ask, name="ask"),
    path("mijn/meldingen/", push.push, name="push"),
    path("mijn/app.webmanifest", on_phone.manifest, name="manifest"),
    path("mijn/bewaar.js", on_phone.worker, name="worker"),
    path("mijn/zonder-netwerk/", on_phone.offline, name="offline"),
    path("mijn/gezicht/<uuid:pk>/", face.small, name="face"),
    path("mijn-foto/", face.photos, name="photos"),
    path("mijn-foto/<uuid:pk>/", face.large, name="large_face"),
    path("mijn-foto/<uuid:pk>/weg/", face.take_down, name="take_down_photo"),
    path("w/<str:token>/", link.door, name="door"),
    path("welkomvragen/", ask.questions, name="questions"),
    path("welkomlinks/", link.links, name="links"),
    path("welkomlinks/<uuid:pk>/einde/", link.end, name="end_link"),
    path("welkomwoord/", word.word, name="word"),
]
