"""How much time x264 may take; named here so that they are known without loading it."""

from __future__ import annotations

from typing import Final

PRESETS: Final = ("ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow")
