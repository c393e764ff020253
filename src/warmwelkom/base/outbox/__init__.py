"""Messages out: one table, one row for one message, a unique key so that none is made twice.

Minimal for now: planned -> sent or failed. The demo's post room shows every row.
"""
