"""`/mijn-foto/` and the photos themselves: put up by oneself, seen by who has to know the face."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.limits import within_limit
from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.files.keeping import MOST_BYTES
from warmwelkom.rooms.transitions.api import is_own_phone
from warmwelkom.rooms.welcome.domain.faces import put_up_photo, take_down_photo
from warmwelkom.rooms.welcome.forms import FaceForm
from warmwelkom.rooms.welcome.models import StaffPhoto
from warmwelkom.rooms.welcome.queries.faces import own_photo, photos_to_take_down

PHOTOS, WINDOW = 30, 3600  # so many photos of one person in so many seconds
A_DAY = "private, max-age=86400"


@page("welcome.photos")
def photos(request: HouseRequest) -> HttpResponse:
    """My photo, and those of others where I may take them down."""
    sent = request.method == "POST"
    can_put_up = may(request.actor, "welcome.put_up_photo")
    form = FaceForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and can_put_up and form.is_valid() and _put_up(request, form):
        messages.success(request, _("Je leerlingen zien nu je gezicht. Je kunt de foto altijd weghalen."))  # fmt: skip
        return redirect("welcome:photos")
    context = {
        "form": form if can_put_up else None,
        "mine": own_photo(request.actor),
        "others": photos_to_take_down(request.actor),
    }
    return render(request, "welcome/photos.html", context, status=422 if form.errors else 200)


def _put_up(request: HouseRequest, form: FaceForm) -> bool:
    """Whether it is kept; else a sentence in the form."""
    who, file = str(request.actor.user_id), form.cleaned_data["file"]
    if not within_limit(name="staff-photo", who=who, most=PHOTOS, seconds=WINDOW):
        form.add_error("file", _("Dit zijn veel foto’s achter elkaar. Probeer het over een uur."))
        return False
    try:
        put_up_photo(actor=request.actor, content=file.read(MOST_BYTES + 1), now=request.now)
    except UserError as fault:
        form.add_error("file", str(fault))
        return False
    return True


@require_POST
@page("welcome.photos")
def take_down(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Take down one's own, or that of somebody of a school one runs."""
    row = StaffPhoto.objects.select_related("person").get_for(
        request.actor, "welcome.take_down_photo", pk=pk
    )
    take_down_photo(actor=request.actor, photo=row)
    messages.success(
        request, _("De foto van %(name)s is gewist.") % {"name": row.person.name}
    )  # fmt: skip
    return redirect("welcome:photos")


@page("welcome.see_face")
def small(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The photo as it stands on a pupil's page; kept only by a phone that is the pupil's own."""
    row = StaffPhoto.objects.get_for(request.actor, "welcome.see_face", pk=pk)
    answer = _picture(row.small)
    if request.actor.kind == "pupil" and is_own_phone(request):
        answer.own_phone_keeps = True  # type: ignore[attr-defined]  # a mark on an answer
        answer["Cache-Control"] = A_DAY
    return answer


@page("welcome.see_face")
def large(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The photo as who is on it looks at it."""
    row = StaffPhoto.objects.get_for(request.actor, "welcome.see_face", pk=pk)
    return _picture(row.large)


def _picture(content: Any) -> HttpResponse:
    headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
    return HttpResponse(bytes(content), content_type="image/jpeg", headers=headers)
