"""Reads of the meetings; one file per page or list."""
