"""The addresses of tasks, of what a school asks, of its messages and of the rota."""

from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.summer.views import bridge, list_of_tasks, tasks, templates_of_tasks

urlpatterns = [
    path("zomer/", tasks.tasks, name="tasks"),
    path("zomer/taken/", tasks.settle, name="settle"),
    path("zomer/taken/terug/", tasks.undo, name="undo_settle"),
    path("zomer/leerling/<uuid:pk>/", tasks.pupil, name="pupil"),
    path("zomer/sjabloon/", templates_of_tasks.templates, name="templates"),
    path("zomer/sjabloon/<uuid:pk>/", templates_of_tasks.template, name="template"),
    path("zomer/sjabloon/<uuid:pk>/weg/", templates_of_tasks.end, name="end_template"),
    path("zomer/berichten/", bridge.bridge, name="bridge"),
    path("zomer/berichten/<uuid:pk>/doe/", bridge.act, name="bridge_act"),
    path("zomer/berichten/<uuid:pk>/", bridge.step, name="step"),
    path("zomer/berichten/<uuid:pk>/weg/", bridge.leave_out, name="end_step"),
    path("zomer/lijst/", list_of_tasks.read_list, name="read_list"),
    path("zomer/dienst/", bridge.rota, name="rota"),
]
