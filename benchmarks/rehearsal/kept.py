"""What of the promised notes and pupils is there, and what twice: asked `{"notes", "numbers"}`; ends in JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from inside import the_house  # noqa: E402


def main() -> int:
    asked = json.load(sys.stdin)
    with the_house():
        from warmwelkom.base.access.scope import all_regions  # noqa: PLC0415  the same
        from warmwelkom.rooms.transitions.models import ContactNote, Transition  # noqa: PLC0415

        with all_regions():
            notes = ContactNote.objects.filter(text__startswith="Gesproken ")
            pupils = Transition.objects.filter(pupil_number__startswith="R")
            found = {
                "notes": Counter(notes.values_list("text", flat=True)),
                "numbers": Counter(pupils.values_list("pupil_number", flat=True)),
            }
    print(json.dumps({name: told(asked[name], there) for name, there in found.items()}))
    return 0


def told(promised: list[str], there: Counter[str]) -> dict[str, int]:
    lost = sum(not there[one] for one in promised)
    double = sum(count > 1 for count in there.values())
    return {"promised": len(promised), "lost": lost, "double": double}


if __name__ == "__main__":
    sys.exit(main())
