from __future__ import annotations

from django.urls import include, path

from warmwelkom.rooms.thinktank.views import (
    answers,
    contribution,
    front,
    links,
    opening,
    rounds,
    states,
    texts,
)

app_name = "thinktank"
in_region = [
    path("", front.front, name="front"),
    path("begin/", opening.open_it, name="open"),
    path("bijdragen/<str:kind>/", contribution.contribute, name="contribute"),
    path("rondes/", rounds.rounds, name="rounds"),
    path("rondes/nieuw/", rounds.new, name="new_round"),
    path("rondes/<uuid:pk>/", rounds.show, name="round"),
    path("rondes/<uuid:pk>/keuze/", rounds.vote, name="vote"),
    path("rondes/<uuid:pk>/einde/", rounds.close, name="close_round"),
    path("rondes/<uuid:pk>/stemmen.pb", rounds.file, name="round_file"),
    path("rondes/<uuid:pk>/klas/", rounds.class_door, name="class_door"),
    path("rondes/<uuid:pk>/klas/<str:code>/", rounds.in_class, name="vote_in_class"),
    path("<uuid:pk>/", contribution.show, name="contribution"),
    path("<uuid:pk>/stem/", contribution.voice, name="voice"),
    # the thread
    path("draad/<uuid:pk>/", links.thread, name="thread"),
    path("<uuid:pk>/verbinden/", links.tie, name="tie"),
    path("verbindingen/<uuid:pk>/weg/", links.untie, name="untie"),
    path("<uuid:pk>/vervolg/", links.go_on, name="go_on"),
    path("<uuid:pk>/aanpassen/", texts.change, name="change"),
    path("<uuid:pk>/intrekken/", texts.withdraw, name="withdraw"),
    path("<uuid:pk>/terugzetten/", texts.put_back, name="put_back"),
    path("<uuid:pk>/reacties/", texts.remark, name="remark"),
    path("reacties/<uuid:pk>/weg/", texts.take_down, name="take_down"),
    path("<uuid:pk>/toestand/", states.state, name="state"),
    path("<uuid:pk>/vraag/", states.ask, name="ask"),
    path("<uuid:pk>/samenvoegen/", states.merge, name="merge"),
    path("samenvoegingen/<uuid:pk>/ongedaan/", states.unmerge, name="unmerge"),
    path("antwoorden/", answers.answers, name="answers"),
    path("antwoorden/geven/", answers.answer, name="answer"),
]
urlpatterns = [
    path("", front.regions, name="regions"),
    path("<slug:region>/", include(in_region)),
]
