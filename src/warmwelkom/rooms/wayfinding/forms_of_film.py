"""One scene of a film, to be changed: its words in each language, its length, how it moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from warmwelkom.engines.film.draft import FPS
from warmwelkom.engines.film.editing import changed_scene, said
from warmwelkom.engines.film.motions import MOTIONS, motion_named

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
        self, data: Any = None, *, scene: Mapping[str, Any], languages: Sequence[str], base: int
    ) -> None:
        self.scene, self.languages = scene, languages
        super().__init__(data, initial={"base": base, **self._now()})
        for language in languages:
            self._add_words(language)
        if scene["type"] == "photo":
            self.fields["motion"] = forms.ChoiceField(
                label=_("Hoe de foto beweegt"), required=False, choices=self._motions()
            )
        if scene["type"] == "clip":
            self.fields["sound"] = forms.ChoiceField(label=_("Geluid"), choices=SOUNDS)

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

    def _now(self) -> dict[str, Any]:
        scene = self.scene
        found = {"seconds": scene["frames"] / FPS, "motion": motion_named(scene), "sound": scene.get("sound", "mute")}  # fmt: skip
        for language in self.languages:
            found[f"line_{language}"] = said(scene, language)
            for key in ("text", "chapter", "describe"):
                found[f"{key}_{language}"] = scene.get(key, {}).get(language, "")
        return found

    def on_top_of(self, base: int) -> SceneForm:
        """What was typed, to be kept over what another wrote when it is sent again."""
        data = {**{name: self.data[name] for name in self.data}, "base": str(base)}
        return SceneForm(data, scene=self.scene, languages=self.languages, base=base)

    def change(self, scene: Mapping[str, Any]) -> Mapping[str, Any]:
        """The scene as it was typed."""
        motion = self.cleaned_data.get("motion")
        return changed_scene(
            scene,
            frames=round(float(self.cleaned_data["seconds"]) * FPS),
            lines=self._typed("line"),
            chapter=self._typed("chapter"),
            describe=self._typed("describe"),
            text=self._typed("text"),
            motion=MOTIONS.get(motion) if motion else None,
            sound=self.cleaned_data.get("sound", ""),
        )

    def _typed(self, key: str) -> dict[str, str]:
        return {
            language: " ".join(self.cleaned_data.get(f"{key}_{language}", "").split())
            for language in self.languages
        }


def _name_of(language: str) -> str:
    return str(dict(settings.LANGUAGES).get(language, language))
