"""The addresses of plans, pilots and kits: a part of the tables in doors.py."""

from __future__ import annotations

from uuid import uuid4

from tests.cast import Cast
from tests.thinktank import add_file, add_pilot, add_plan

AT = "denktank/<slug:region>/<uuid:pk>/plan"
ROUTES = {
    "thinktank:plan_part": f"{AT}/deel/<str:part>/",
    "thinktank:plan_step": f"{AT}/stap/<uuid:step>/",
    "thinktank:plan_join": f"{AT}/meedoen/",
    "thinktank:plan_files": f"{AT}/bijlagen/",
    "thinktank:plan_file": f"{AT}/bijlagen/<uuid:file>/",
    "thinktank:plan_versions": f"{AT}/versies/",
    "thinktank:plan_restore": f"{AT}/versies/<int:number>/",
    "thinktank:pilots": f"{AT}/proef/",
    "thinktank:pilot": f"{AT}/proef/<uuid:pilot>/",
    "thinktank:pilot_count": f"{AT}/proef/<uuid:pilot>/tellen/",
    "thinktank:plan_kit": f"{AT}/pakket.json",
    "thinktank:plan_effect_file": f"{AT}/effect.json",
    "thinktank:plan_effects": f"{AT}/effect/",
    "thinktank:take_over": "denktank/<slug:region>/pakket/",
    "thinktank:own_plans": "denktank/<slug:region>/mijn/",
}
WORK = ("plan_part", "plan_files", "pilots", "pilot", "plan_effects")
SEEN = ("plan_file", "plan_versions", "plan_kit", "plan_effect_file")
TAKES_PART = ("plan_join", "own_plans", "take_over")
ONLY_POST = {"thinktank:plan_step", "thinktank:plan_restore", "thinktank:pilot_count"}


def doors(here: list[str]) -> dict[str, object]:
    """Who gets in at a plan of Pelle; `here`: everybody with a role in the region."""
    return {
        **{f"thinktank:{name}": ["pelle", "noor", "hanna"] for name in WORK},
        **{f"thinktank:{name}": "everyone" for name in SEEN},
        **{f"thinktank:{name}": here for name in TAKES_PART},
    }


def keys_of_plan(cast: Cast) -> dict[str, list[object]]:
    """A plan of Pelle with a file and a pilot, taken over from elsewhere; inside its region's scope."""
    plan = add_plan(
        cast.places.region, author=cast.pelle, state="chosen", taken_plan=uuid4(), kit="0" * 64
    )
    file, pilot = add_file(plan), add_pilot(plan, verdict="works")
    pk: list[object] = [plan.contribution_id]
    return {
        **{f"thinktank:{name}": pk for name in (*WORK, *SEEN, "plan_join")},
        "thinktank:plan_part": [*pk, "stappen"],
        "thinktank:plan_file": [*pk, file.pk],
        "thinktank:pilot": [*pk, pilot.pk],
    }
