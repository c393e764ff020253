"""Warm Welkom: from the last vmbo day to the first mbo weeks, nobody lost in between."""
