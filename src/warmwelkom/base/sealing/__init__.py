"""Words about a child that lie sealed in the database: who steals its tables or a copy of them reads nothing.

It promises that what is sealed is never written open, that a sealed value opens only in the row and the column in
which it was written, and that the key may change while the house runs. What it does not do: who reads through
the house, or holds the file with keys as well, reads all that they may.
"""
