"""The warm handover: a dossier, a talk, a round table, and what comes back.

It promises that a dossier knows no field outside the decree's closed list, that a pupil may answer
every statement and blocks nothing by silence, that nobody who decides on admission reads it, and that
what the talk agreed lies with whoever stands before the class on day one.
"""
