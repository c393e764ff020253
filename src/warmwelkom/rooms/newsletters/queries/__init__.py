"""Reads of calls and newsletters; one file per page or list."""
