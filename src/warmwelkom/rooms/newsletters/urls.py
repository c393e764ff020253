from __future__ import annotations

from django.urls import include, path

from warmwelkom.rooms.newsletters.views import (
    issue_desk,
    issues,
    own_mail,
    reader_desk,
    readers,
    send,
)

app_name = "newsletters"
in_region = [
    path("", readers.front, name="front"),
    path("nieuw/", issue_desk.new, name="new"),
    path("atom.xml", issues.feed, name="feed"),
    path("lezers/", reader_desk.readers, name="readers"),
    path("bevestig/<str:token>/", readers.confirm, name="confirm"),
    path("voorkeuren/<str:token>/", readers.choices, name="choices"),
    path("stop/<str:token>/", readers.stop, name="stop"),
    path("beeld/<uuid:pk>.jpg", issues.picture, name="picture"),
    path("<uuid:pk>/", issues.issue, name="issue"),
    path("<uuid:pk>/maken/", issue_desk.write, name="write"),
    path("<uuid:pk>/maken/blok/", issue_desk.block, name="block"),
    path("<uuid:pk>/maken/blok/<uuid:block>/", issue_desk.one_block, name="one_block"),
    path("<uuid:pk>/versturen/", send.send, name="send"),
    path("<uuid:pk>/mail.html", issues.as_mail, name="as_mail"),
    path("<uuid:pk>/mail.txt", issues.as_text, name="as_text"),
]
urlpatterns = [
    path("mijn-mail/", own_mail.own_mail, name="own_mail"),
    path("mijn-mail/stop/<str:token>/", own_mail.stop_by_link, name="stop_overview"),
    path("<slug:region>/", include(in_region)),
]
