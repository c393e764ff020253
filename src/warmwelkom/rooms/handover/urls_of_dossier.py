from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.handover.views import acts, class_view, dossier, my_dossier

urlpatterns = [
    path("overdracht/", class_view.overview, name="overview"),
    path("overdracht/openen/", class_view.open_class, name="open_class"),
    path("overdracht/overdragen/", class_view.deliver_all, name="deliver_all"),
    path("overdracht/<uuid:pk>/", dossier.dossier, name="dossier"),
    path("overdracht/<uuid:pk>/deel/<str:part>/", dossier.write, name="write"),
    path("overdracht/<uuid:pk>/zorg/", dossier.care, name="care"),
    path("overdracht/<uuid:pk>/bezorgen/", acts.deliver, name="deliver"),
    path("overdracht/tekst/<uuid:pk>/klopt/", acts.confirm, name="confirm"),
    path("overdracht/zienswijze/<uuid:pk>/antwoord/", acts.answer, name="answer"),
    path("mijn/dossier/", my_dossier.my_dossier, name="my_dossier"),
    path("mijn/dossier/begin/", my_dossier.informed, name="informed"),
    path("mijn/dossier/klaar/", my_dossier.finish, name="finish"),
    path("mijn/dossier/gelezen/", my_dossier.have_read, name="have_read"),
    path("mijn/dossier/vraag/<slug:field>/", my_dossier.question, name="question"),
    path("mijn/dossier/tekst/<uuid:pk>/", my_dossier.say, name="say"),
]
