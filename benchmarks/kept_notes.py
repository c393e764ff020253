"""Every note that a writer of a measurement left, and how often; ends in JSON `{words: number}`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from inside import the_house  # noqa: E402


def main() -> int:
    with the_house():
        from warmwelkom.base.access.scope import all_regions  # noqa: PLC0415  Django is set up by now
        from warmwelkom.rooms.transitions.models import ContactNote  # noqa: PLC0415  the same

        with all_regions():
            notes = ContactNote.objects.filter(text__startswith="Gesproken ")
            print(json.dumps(Counter(notes.values_list("text", flat=True))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
