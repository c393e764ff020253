from __future__ import annotations

from django.apps import AppConfig


class IntroweekConfig(AppConfig):
    name = "warmwelkom.rooms.introweek"
    label = "introweek"
    verbose_name = "introductieweek"

    def ready(self) -> None:
        from warmwelkom.base.access.policy import register  # noqa: PLC0415  after the models
        from warmwelkom.rooms.introweek import (  # noqa: PLC0415  the same; jobs register themselves
            act_words_of_plan,
            jobs_of_plan,  # noqa: F401
            policies_of_plan,
        )
        from warmwelkom.rooms.transitions.api import add_words  # noqa: PLC0415  the same

        register(policies_of_plan.POLICIES)
        add_words(act_words_of_plan.WORDS, reading=act_words_of_plan.READING)
