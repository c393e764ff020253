from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.welcome.views import ask, mine

app_name = "welcome"
urlpatterns = [
    path("mijn/", mine.mine, name="mine"),
    path("mijn/taak/<uuid:pk>/", mine.task, name="task"),
    path("mijn/vraag/", ask.ask, name="ask"),
    path("welkomvragen/", ask.questions, name="questions"),
]
