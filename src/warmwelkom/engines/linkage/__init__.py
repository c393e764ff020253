"""Links two lists of people that share no number, and says why.

Promises: every left person gets exactly one outcome (linked, review, not found); every pair that is
named carries a chance and reasons in words; a field that one list does not know never counts as a
difference; two people of one name and birth date are left to a person.
"""

from warmwelkom.engines.linkage.engine import Candidate, Link, Outcome, Result, link
from warmwelkom.engines.linkage.reasons import Reason
from warmwelkom.engines.linkage.settings import Settings

__all__ = ["Candidate", "Link", "Outcome", "Reason", "Result", "Settings", "link"]
