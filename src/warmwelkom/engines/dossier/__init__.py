"""The doorstroomdossier as data: which fields the decree allows, of what kind, under which article.

It promises that there is no field which the closed list doesn't know (Besluit uitwisseling leer- en
begeleidingsgegevens, articles 4 to 7, by article 8 the list for vo to mbo), and that a form once used
stays readable: a newer list is a new form with its own first day.
"""
