"""The call and the newsletter: how partners hear of the think tank, join it and stay informed.

It promises that nobody gets a mail they did not ask for, that stopping takes one click, that nothing
is measured of who reads, and that one event never makes two mails to one person.
"""
