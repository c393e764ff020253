"""What students have done before the start, as a school's own system lists it."""

from __future__ import annotations

from warmwelkom.engines.tables.schema import FieldSpec, Kind, Schema
from warmwelkom.engines.tables.schemas.presence import PRESENCE

TASK_STATES = {
    "confirmed": ("klaar", "ja", "j", "1", "x", "gedaan", "bevestigd", "binnen", "compleet", "yes", "done", "confirmed"),
    "open": ("open", "nee", "n", "0", "nog niet", "niet", "no", "not yet"),
    "not_applicable": ("hoeft niet", "nvt", "n.v.t.", "vervalt", "not applicable", "n/a"),
}  # fmt: skip
TASKS = Schema(
    name="tasks",
    label_nl="taken voor de start",
    label_en="tasks before the start",
    key=("student_number",),
    fields=(
        PRESENCE.by_name["student_number"],
        FieldSpec(name="task", kind=Kind.TEXT, label_nl="taak", label_en="task", required=True, longest=80,
                  synonyms=("taak", "task", "onderdeel", "actie")),
        FieldSpec(name="task_state", kind=Kind.CHOICE, label_nl="stand van de taak", label_en="state of the task",
                  required=True, choices=TASK_STATES,
                  synonyms=("stand", "status", "klaar", "gedaan", "state", "done", "stand van de taak")),
    ),
)  # fmt: skip
