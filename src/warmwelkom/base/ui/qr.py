"""An address as a QR code to print."""

from __future__ import annotations

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_of(address: str, *, css: str = "tt-qr") -> SafeString:
    """An inline SVG without size, style or script; level M stands a crease in the paper."""
    made = segno.make(address, error="m", micro=False)
    svg = made.svg_inline(
        scale=4,
        border=4,
        omitsize=True,
        svgclass=css,
        lineclass=None,
        dark="#000",
        light="#fff",
    )
    return mark_safe(svg)  # noqa: S308  made here from an address of our own
