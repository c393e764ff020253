"""Compile the translations: each app keeps a `locale/en/LC_MESSAGES/django.po`, Dutch is the source."""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parent.parent


def catalogues(language: str = "en") -> list[Path]:
    """Every .po file of the house in one language; `*` for all of them."""
    return sorted(PACKAGE.glob(f"**/locale/{language}/LC_MESSAGES/django.po"))


def compile_translations() -> int:
    """Write the .mo beside each .po that is newer; returns how many were written."""
    written = 0
    for po in catalogues("*"):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parts[-3])
        whole = mo.with_name(f".{os.getpid()}.{mo.name}")
        with whole.open("wb") as target:
            write_mo(target, catalogue)
        whole.replace(mo)
        written += 1
    return written
