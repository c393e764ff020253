from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.progression.views import (
    aims,
    certificates,
    mine,
    offers,
    pupil,
    routes,
    session,
    verify,
)

app_name = "progression"
urlpatterns = [
    path("doorstroom/", offers.offers, name="offers"),
    path("doorstroom/nieuw/", offers.give, name="give"),
    path("doorstroom/routes/", routes.routes, name="routes"),
    path("doorstroom/routes/nieuw/", routes.make, name="make_route"),
    path("doorstroom/routes/<uuid:pk>/", routes.route, name="route"),
    path("doorstroom/routes/<uuid:pk>/anders/", routes.change, name="change_route"),
    path("doorstroom/taak/<uuid:pk>/", routes.duty, name="duty"),
    path("doorstroom/keer/<uuid:pk>/", session.session, name="session"),
    path("doorstroom/doel/<uuid:pk>/", aims.aim, name="aim"),
    path("doorstroom/leerling/<uuid:pk>/", pupil.pupil, name="pupil"),
    path("doorstroom/plek/<uuid:pk>/bewijs/", certificates.issue, name="issue"),
    path("doorstroom/bewijs/<uuid:pk>/", certificates.paper, name="paper"),
    path("doorstroom/bewijs/<uuid:pk>/pdf/", certificates.pdf, name="pdf"),
    path("doorstroom/bewijs/<uuid:pk>/intrekken/", certificates.revoke, name="revoke"),
    path("doorstroom/bewijs/<uuid:pk>/dossier/", certificates.to_dossier, name="to_dossier"),
    path("doorstroom/bewijs/<uuid:pk>/uit/", certificates.from_dossier, name="from_dossier"),
    path("doorstroom/<uuid:pk>/", offers.offer, name="offer"),
    path("doorstroom/<uuid:pk>/anders/", offers.change, name="change"),
    path("doorstroom/<uuid:pk>/doelen/", aims.aims, name="aims"),
    path("doorstroom/<uuid:pk>/af/", offers.off, name="off"),
    path("mijn/doorstroom/", mine.mine, name="mine"),
    path("mijn/doorstroom/<uuid:pk>/", mine.sign, name="sign_up"),
    path("mijn/doorstroom/plek/<uuid:pk>/", mine.seat, name="own_seat"),
    path("bewijs/<slug:region>/", verify.verify, name="verify"),
    path("bewijs/<slug:region>/<str:token>/", verify.verify, name="verified"),
]
