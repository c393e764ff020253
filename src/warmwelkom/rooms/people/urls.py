from __future__ import annotations

from django.urls import path

from warmwelkom.rooms.people.views import (
    account,
    agreements,
    invitation,
    leavers,
    post,
    region,
    roles,
    sessions,
    sso,
)

app_name = "people"
urlpatterns = [
    path("account/", account.account, name="account"),
    path("account/regio/", account.choose_region, name="choose_region"),
    path("account/apparaten/", sessions.sessions, name="sessions"),
    path("account/apparaten/einde/", sessions.end_others, name="end_other_sessions"),
    path("account/apparaten/<int:number>/einde/", sessions.end, name="end_session"),
    path("account/school/<slug:place>/", sso.begin, name="sso"),
    path("account/school/<slug:place>/terug/", sso.back, name="sso_back"),
    path("account/school/<slug:place>/niet/", sso.stopped, name="sso_stopped"),
    path("account/school/<slug:place>/over-ons/", sso.about_us, name="sso_metadata"),
    path("mensen/", roles.roles, name="roles"),
    path("mensen/lijst/", leavers.account_list, name="account_list"),
    path("mensen/uitnodigen/", roles.invite, name="invite"),
    path("mensen/rollen/<uuid:pk>/", roles.role, name="role"),
    path("mensen/rollen/<uuid:pk>/einde/", roles.end, name="end_role"),
    path("mensen/rollen/<uuid:pk>/herstel/", roles.restore, name="restore_role"),
    path("mensen/rollen/<uuid:pk>/slot/", roles.second_factor, name="reset_second_factor"),
    path("mensen/uitnodigingen/<uuid:pk>/einde/", roles.withdraw, name="withdraw_invitation"),
    path("mensen/uitnodigingen/<uuid:pk>/opnieuw/", roles.again, name="send_again"),
    path("uitnodiging/<str:token>/", invitation.invitation, name="invitation"),
    path("regio/", region.region, name="region"),
    path("regio/scholen/", region.schools, name="schools"),
    path("regio/scholen/<uuid:pk>/einde/", region.leave, name="leave"),
    path("regio/scholen/<uuid:pk>/herstel/", region.come_back, name="come_back"),
    path("regio/post/", post.post, name="post"),
    path("regio/post/<uuid:pk>/opnieuw/", post.again, name="post_again"),
    path("regio/post/<uuid:pk>/laten/", post.leave, name="post_leave"),
    path("afspraken/", agreements.agreements, name="agreements"),
    path("regio/afspraak/", region.agreement, name="agreement"),
    path("regio/afspraak/<uuid:pk>/<uuid:school>/", region.signature, name="signature"),
    path("regio/schooljaar/", region.school_year, name="school_year"),
]
