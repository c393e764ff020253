"""Short Dutch texts in, the at most five of them that say the same out, with a reason each.

    index = Index(Candidate(one.id, one.text) for one in ...)
    index.most_alike(text="bus komt altijd telaat")  # (Match(id, score, reason), …)

Promises: at most five, best first, nothing under a floor, and nothing at all for a text that says nothing ("idk");
the same texts in the same order give the same answer, whether added at once or one by one; every match says why in
Dutch and English. It ranks by how words are written, by the words that carry the subject, and by small themes of the
way from vmbo to mbo; it does not understand, so people decide, and nothing is ever merged here. `fuse` joins its
ranking with another, such as PostgreSQL's full text search. Measured by `./bench similar`. Pure: no database, no clock.
"""

from __future__ import annotations

from warmwelkom.engines.similar.fusion import fuse
from warmwelkom.engines.similar.index import Candidate, Index, Match, most_alike
from warmwelkom.engines.similar.reasons import Reason

__all__ = ["Candidate", "Index", "Match", "Reason", "fuse", "most_alike"]
