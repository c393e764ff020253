"""What making a PDF may not change for the rest of the house."""

from __future__ import annotations

import pytest
from PIL import ImageFile
from tests.handover_format import make_a_pdf


def test_after_a_pdf_half_a_picture_is_still_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library of PDFs lets those pass in the whole process, from the moment that it is loaded."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as it does while it is loaded
    make_a_pdf()
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
