"""Every address of the house."""

from __future__ import annotations

from allauth.account.views import request_login_code
from django.conf import settings
from django.urls import include, path

from warmwelkom.house.views import demo
from warmwelkom.house.views.health import healthz
from warmwelkom.house.views.home import home, start
from warmwelkom.house.views.language import language
from warmwelkom.house.views.metrics import metrics
from warmwelkom.house.views.pages import accessibility, privacy
from warmwelkom.house.views.post_room import answer, let_go, overviews, post_room

demo_patterns = [
    path("proef/", demo.people, name="people"),
    path("proef/inloggen/", demo.log_in_as, name="login"),
    path("proef/dag/", demo.move_date, name="date"),
    path("proef/onderweg/", demo.progress_of_move, name="progress"),
    path("postkamer/", post_room, name="post"),
    path("postkamer/overzichten/", overviews, name="overviews"),
    path("postkamer/versturen/", let_go, name="let_go"),
    path("postkamer/<uuid:pk>/antwoord/", answer, name="answer"),
]

urlpatterns = [
    path("", home, name="home"),
    path("start/", start, name="start"),
    path("healthz", healthz, name="healthz"),
    path("metrics", metrics, name="metrics"),
    path("privacy/", privacy, name="privacy"),
    path("toegankelijkheid/", accessibility, name="accessibility"),
    path("", include((demo_patterns, "demo"))),
    path("", include("warmwelkom.base.ui.urls")),
    path("", include("warmwelkom.base.outbox.urls")),
    path("", include("warmwelkom.rooms.people.urls")),
    path("", include("warmwelkom.rooms.transitions.urls")),
    path("", include("warmwelkom.rooms.handover.urls")),
    path("", include("warmwelkom.rooms.summer.urls")),
    path("", include("warmwelkom.rooms.introweek.urls")),
    path("", include("warmwelkom.rooms.progression.urls")),
    path("", include("warmwelkom.rooms.welcome.urls")),
    path("wegwijs/", include("warmwelkom.rooms.wayfinding.urls")),
    path("cijfers/", include("warmwelkom.rooms.insights.urls")),
    path("denktank/", include("warmwelkom.rooms.thinktank.urls")),
    path("bijeenkomsten/", include("warmwelkom.rooms.meetings.urls")),
    path("leerstof/", include("warmwelkom.rooms.curriculum.urls")),
    path("oproep/", include("warmwelkom.rooms.newsletters.call_urls")),
    path("nieuws/", include("warmwelkom.rooms.newsletters.urls")),
    path("api/", include("warmwelkom.rooms.thinktank.api_urls")),
    path("api/", include("warmwelkom.rooms.summer.urls_of_api")),
    path("taal/", language, name="language"),
    # before the library's own page, which asks a password
    path("account/login/", request_login_code, name="account_login"),
    path("account/", include("allauth.urls")),
]
if settings.MAIL_PROVIDER and settings.ANYMAIL.get("WEBHOOK_SECRET"):  # else anybody could report
    urlpatterns.append(path("anymail/", include("anymail.urls")))

handler400 = "warmwelkom.house.views.errors.unreadable"
handler404 = "warmwelkom.house.views.errors.not_found"
handler403 = "warmwelkom.house.views.errors.forbidden"
handler500 = "warmwelkom.house.views.errors.broken"
