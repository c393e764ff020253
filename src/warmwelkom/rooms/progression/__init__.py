"""The progression programme (doorstroomprogramma): what vmbo and mbo give together, and routes that go on.

It promises that no place is given twice, that whoever waits moves up in turn and hears of it, that a certificate
tells whoever holds it whether it is valid and tells nobody else anything, and that the duty dates of a route that
goes on from vmbo to mbo stand with both schools until somebody did them. No pupil has to take part, and not
taking part is no mark against anybody.
"""
