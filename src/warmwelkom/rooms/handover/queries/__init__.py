"""Reads of the handover; one file per page or list."""
