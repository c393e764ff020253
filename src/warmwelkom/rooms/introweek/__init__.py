"""The introduction week: old and new teachers receive the students together, and everyone meets a familiar face.

It promises that a planner knows beside every plan how good one could be at most; that nothing which a
person decided is ever undone by the house; that the solver sees pseudonyms and room needs, never a name or
a reason; and that an old teacher sees groups with own former pupils only.
"""
