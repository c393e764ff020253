"""Pure Python: no Django, no database, no clock, no network."""
