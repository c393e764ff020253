"""Reads of the house itself."""
