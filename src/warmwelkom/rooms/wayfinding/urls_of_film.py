"""The addresses of the film: its storyboard for who makes it, the film itself for everybody."""

from __future__ import annotations

from django.urls import URLPattern, path

from warmwelkom.rooms.wayfinding.views import film_editor, film_making, film_public, film_sound

FILM: list[URLPattern] = [
    path("film/<uuid:pk>/", film_editor.editor, name="film_editor"),
    path("film/<uuid:pk>/begin/", film_editor.start, name="film_start"),
    path("film/<uuid:pk>/scene/<slug:scene>/", film_editor.scene, name="film_scene"),
    path("film/<uuid:pk>/scene/<slug:scene>/stem/", film_sound.voice, name="film_voice"),
    path("film/<uuid:pk>/stem/", film_sound.voice, name="film_voice_whole"),
    path("film/<uuid:pk>/muziek/", film_sound.music, name="film_music"),
    path("film/<uuid:pk>/volgorde/", film_editor.order, name="film_order"),
    path("film/<uuid:pk>/terug/", film_editor.undo, name="film_undo"),
    path("film/<uuid:pk>/versies/", film_editor.versions, name="film_versions"),
    path("film/versie/<uuid:pk>/zet-terug/", film_editor.put_back, name="film_put_back"),
    path("film/<uuid:pk>/maak/", film_making.make, name="film_make"),
    path("film/<uuid:pk>/stand/", film_making.part, name="film_part"),
    path("film/<uuid:pk>/stand/signalen/", film_making.signals, name="film_signals"),
    path("film/gemaakt/<uuid:pk>/stop/", film_making.stop, name="film_stop"),
    path("film/gemaakt/<uuid:pk>/openbaar/", film_making.publish, name="film_publish"),
    path("film/beeld/<uuid:pk>/", film_making.picture, name="film_picture"),
    path("<slug:region>/<slug:premises>/film/", film_public.film, name="film"),
    path("<slug:region>/film/bestand/<uuid:pk>/", film_public.file, name="film_file"),
]
