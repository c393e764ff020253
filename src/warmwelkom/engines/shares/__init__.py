"""Who is heard less than they are there: counts of classes against known shares.

    heard_of(classes=[("bk", 24), ("gt", 30), …], there={"bk": 4, "gt": 5})

A class speaks as one: all its pupils are of one kind. So the interval counts classes, not pupils
(Kish's effective number, L. Kish, Survey Sampling, 1965), and is Wilson's for a share (1927) at 99%, for
several groups are looked at. Only a group whose whole interval lies under its known share is called missing.
Pure: no database, no clock.
"""

from __future__ import annotations

from warmwelkom.engines.shares.engine import Heard, heard_of, in_words

__all__ = ["Heard", "heard_of", "in_words"]
