"""Marks for whoever reads a text before it is shown: what may say who somebody is, and what may be distress.

    find_marks(text="samen met tim uit 4vmbo", schools=["Het Westplein"])
    # tim (name), 4vmbo (class), each with where it stands and why

Promises: every mark says where, what and why in Dutch and English; marks do not overlap and stand in the order of the
text; reading time grows with the length of the text only. Nothing is changed and nothing is decided: rules miss
things and mark too much, and a person reads every text before it is shown. Pure: no database, no clock.
"""

from __future__ import annotations

from warmwelkom.engines.marks.distress import Distress, find_distress
from warmwelkom.engines.marks.engine import find_marks
from warmwelkom.engines.marks.kinds import Kind, Mark
from warmwelkom.engines.marks.phrases import Topic

__all__ = ["Distress", "Kind", "Mark", "Topic", "find_distress", "find_marks"]
