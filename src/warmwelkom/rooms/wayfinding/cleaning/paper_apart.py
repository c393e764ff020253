"""Draws the first page of a PDF: the file comes in on the input, a png goes out. A process of its own, for the file is anybody's.

It binds itself before it reads anything of the file: so much memory, so many seconds of a processor, no file of its
own. Nothing of a PDF is run: PDFium is built without scripts and without forms.
"""

from __future__ import annotations

import sys
from typing import Final

from warmwelkom.rooms.wayfinding.cleaning.apart import BROKEN, bind

MOST_MEMORY: Final = 1_200_000_000
MOST_SECONDS: Final = 20
LONGEST: Final = 2400
"""Pixels of the longest side."""
LEAST: Final = 60
"""Pixels of the shortest: a strip that is thinner is no plan."""
LOCKED = 3


def main(seconds: int) -> int:
    content = sys.stdin.buffer.read()
    bind(memory=MOST_MEMORY, seconds=seconds, file=0)
    import pypdfium2  # noqa: PLC0415  only in the process, and bound

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        return LOCKED if "password" in str(fault).lower() else BROKEN
    page = document[0]
    scale = LONGEST / max(page.get_size())
    if min(page.get_size()) * scale < LEAST:
        return BROKEN
    page.render(scale=scale).to_pil().convert("RGB").save(sys.stdout.buffer, "PNG")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
