"""The record of acts: who did or read what, when and why; it can only grow.

The web role may add rows and read those of its region; a trigger refuses every change, and removal
before the term, to everyone. A pupil can read the acts about them.
"""
