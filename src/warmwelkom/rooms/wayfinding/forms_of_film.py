"""One scene of a film, to be changed: its words in each language, its length, how it moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from warmwelkom.engines.film.draft import FPS
from warmwelkom.engines.film.editing import changed_scene, said
from warmwelkom.engines.film.follow import SAYS_ALL, with_says_all
from warmwelkom.engines.film.motions import MOTIONS, motion_named
from warmwelkom.engines.film.pictures import begun_at, with_picture
from warmwelkom.rooms.wayfinding.film_stops import shot_of
from warmwelkom.rooms.wayfinding.models import Material

MOTION_WORDS = {
    "still": _("staat stil"),
    "nearer": _("komt dichterbij"),
    "further": _("gaat verder weg"),
    "to_right": _("schuift naar rechts"),
    "to_left": _("schuift naar links"),
    "around": _("kijkt rond"),
}
SOUNDS = [
    ("mute", _("geen geluid")),
    ("duck", _("zacht, onder de stem")),
    ("keep", _("zoals het is")),
]
LONGEST_LINE = 160


class SceneForm(forms.Form):
    """Fields for each language of the film; what does not fit the kind of scene is left out."""

    base = forms.IntegerField(widget=forms.HiddenInput)
    seconds = forms.DecimalField(
        label=_("Hoe lang, in seconden"), min_value=2, max_value=60, decimal_places=1,
        help_text=_("Reken 1 seconde voor 15 letters tekst."), localize=True,
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, scene: Mapping[str, Any], languages: Sequence[str], base: int,
        pictures: Sequence[Material] = (),
    ) -> None:  # fmt: skip
        self.scene, self.languages, self.pictures = scene, languages, pictures
        super().__init__(data, initial={"base": base, **self._now()})
        for language in languages:
            self._add_words(language)
        if scene["type"] == "photo":
            self.fields["motion"] = forms.ChoiceField(
                label=_("Hoe de foto beweegt"), required=False, choices=self._motions()
            )
        if scene["type"] == "clip":
            self.fields["begins"] = forms.DecimalField(
                label=_("Begin bij welke seconde van het filmpje"), min_value=0, max_value=120,
                decimal_places=1, required=False, localize=True,
            )  # fmt: skip
        if scene["type"] == "clip" and (shown := self._shown()) and shown.keeps_sound:
            self.fields["sound"] = forms.ChoiceField(label=_("Geluid"), choices=SOUNDS)
        if scene["type"] != "card":
            self.fields["picture"] = forms.ChoiceField(
                label=_("Beeld"), required=False, choices=self._choices(),
                help_text=_("Alles wat is nagekeken. Een nieuwe foto zet je eerst bij de plek."),
            )  # fmt: skip
            self.fields["says_all"] = forms.BooleanField(
                label=_("Niets toe te voegen: de ondertitel zegt al wat er te zien is"), required=False
            )  # fmt: skip

    def _add_words(self, language: str) -> None:
        name = _name_of(language)
        words: list[tuple[str, Any, int]] = [("line", _("Ondertitel (%s)"), LONGEST_LINE)]
        if self.scene["type"] == "card":
            words.insert(0, ("text", _("Tekst op de kaart (%s)"), 120))
        words += [("chapter", _("Hoofdstuk (%s)"), 60), ("describe", _("Wat je ziet, voor wie niet kijkt (%s)"), 300)]  # fmt: skip
        for key, label, most in words:
            self.fields[f"{key}_{language}"] = forms.CharField(
                label=label % name, required=False, max_length=most,
                widget=forms.Textarea(attrs={"rows": 2, "lang": language}),
            )  # fmt: skip

    def _motions(self) -> list[tuple[str, Any]]:
        own = [] if motion_named(self.scene) else [("", _("zoals nu"))]
        return [*own, *MOTION_WORDS.items()]

    def _shown(self) -> Material | None:
        """What the scene shows now, where it may be seen."""
        same = [row for row in self.pictures if self.scene.get("asset") == f"sha256:{row.sha256}"]
        here = [row for row in same if row.place and row.place.slug == self.scene.get("place")]
        return next(iter(here or same), None)

    def _choices(self) -> list[tuple[str, Any]]:
        now: list[tuple[str, Any]] = [] if self._shown() else [("", _("zoals nu"))]
        return [*now, *choices_of(self.pictures)]

    def _now(self) -> dict[str, Any]:
        scene = self.scene
        found = {"seconds": scene["frames"] / FPS, "motion": motion_named(scene), "begins": scene.get("in", 0) / FPS}  # fmt: skip
        found["sound"] = scene.get("sound", "mute")
        shown, found[SAYS_ALL] = self._shown(), scene.get(SAYS_ALL, False)
        found["picture"] = str(shown.pk) if shown else ""
        for language in self.languages:
            found[f"line_{language}"] = said(scene, language)
            for key in ("text", "chapter", "describe"):
                found[f"{key}_{language}"] = scene.get(key, {}).get(language, "")
        return found

    def on_top_of(self, base: int) -> SceneForm:
        """What was typed, to be kept over what another wrote when it is sent again."""
        data = {**{name: self.data[name] for name in self.data}, "base": str(base)}
        return SceneForm(
            data, scene=self.scene, languages=self.languages, base=base, pictures=self.pictures
        )

    @property
    def _chosen(self) -> Material | None:
        """Another picture than the scene shows now."""
        asked = self.cleaned_data.get("picture")
        found = next((row for row in self.pictures if asked and str(row.pk) == asked), None)
        return None if found == self._shown() else found

    def clean(self) -> dict[str, Any]:
        """A clip has to go on for a while after it begins."""
        data = super().clean() or {}
        clip = self._chosen or self._shown()
        if clip and clip.kind == Material.Kind.CLIP and clip.seconds and data.get("begins"):
            last = max(0, int(clip.seconds) - 1)
            if data["begins"] > last:
                self.add_error("begins", _("Dit filmpje is korter. Kies een getal tot en met %(n)s.") % {"n": last})  # fmt: skip
        return data

    def change(self, scene: Mapping[str, Any]) -> Mapping[str, Any]:
        """The scene as it was typed."""
        motion, new = self.cleaned_data.get("motion"), self._chosen
        if new is not None and new.place is not None:
            scene = with_picture(scene, shot_of(new), place=new.place.slug)
        if "says_all" in self.fields:
            scene = with_says_all(scene, says_all=self.cleaned_data["says_all"])
        if "begins" in self.fields and scene["type"] == "clip":
            scene = begun_at(scene, round(float(self.cleaned_data["begins"] or 0) * FPS))
        return changed_scene(
            scene,
            frames=round(float(self.cleaned_data["seconds"]) * FPS),
            lines=self._typed("line"),
            chapter=self._typed("chapter"),
            describe=self._typed("describe"),
            text=self._typed("text"),
            sound=self._sound(scene),
            motion=MOTIONS.get(motion)
            if motion and (new is None or motion != motion_named(self.scene))
            else None,
        )

    def _sound(self, scene: Mapping[str, Any]) -> str:
        """Nothing where nothing was said of it, so that silence is no change."""
        asked = self.cleaned_data.get("sound", "")
        return "" if asked == scene.get("sound", "mute") else asked

    def _typed(self, key: str) -> dict[str, str]:
        return {
            language: " ".join(self.cleaned_data.get(f"{key}_{language}", "").split())
            for language in self.languages
        }


def choices_of(pictures: Sequence[Material]) -> list[tuple[str, Any]]:
    """Of each place what there is to see, in groups."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in pictures:
        label = f"{row.get_kind_display()}: {row.name}"
        groups.setdefault(row.place.name if row.place else "", []).append((str(row.pk), label))
    return list(groups.items())


def _name_of(language: str) -> str:
    return str(dict(settings.LANGUAGES).get(language, language))
