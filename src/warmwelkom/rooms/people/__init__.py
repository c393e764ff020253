"""Regions, schools, locations, programmes, persons and their roles; the calendar they live by.

Promises: a role is given inside, by someone of the own school, for one school year; who leaves it
loses access at once. Reference data comes from official downloads and can be loaded again.
"""
