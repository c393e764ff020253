"""Of the sentences on standard input: how many are kept, how often, and the voices with them; as JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from inside import the_house  # noqa: E402


def main() -> None:
    sentences = json.load(sys.stdin)
    with the_house():
        from warmwelkom.base.access.scope import all_regions  # noqa: PLC0415
        from warmwelkom.rooms.thinktank.models import Contribution, Voice  # noqa: PLC0415

        with all_regions():
            kept = Counter(
                Contribution.objects.filter(text__in=sentences).values_list("text", flat=True)
            )
            voices = Voice.objects.filter(contribution__text__in=sentences).count()
    lost = [sentence for sentence in sentences if not kept[sentence]]
    print(
        json.dumps(
            {
                "kept": len(kept),
                "lost": len(lost),
                "double": kept.total() - len(kept),
                "voices": voices,
            }
        )
    )


if __name__ == "__main__":
    main()
