"""Make a newsletter: blocks, order, pictures; and what is refused with a sentence."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.cast import Cast
from tests.meetings import add_meeting
from tests.newsletters import OUT, add_block, add_issue

from warmwelkom.rooms.newsletters.models import Issue, IssueBlock
from warmwelkom.rooms.newsletters.pictures import PictureRefused, web_picture

AT = "/nieuws/haaglanden/"


def photo(width: int = 2400, height: int = 1200, **more: Any) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera van Noor"
    Image.new("RGB", (width, height), "navy").save(out, "JPEG", exif=exif, **more)
    return out.getvalue()


def _post_picture(cast: Cast, issue: Issue, content: bytes, alt: str = "Het plein") -> Any:
    file = SimpleUploadedFile("plein.jpg", content, "image/jpeg")
    way = f"{AT}{issue.pk}/maken/blok/?soort=picture"
    return cast.client("noor").post(way, {"picture": file, "alt": alt})


def test_from_a_subject_to_blocks_in_another_order(cast: Cast) -> None:
    noor = cast.client("noor")
    made = noor.post(f"{AT}nieuw/", {"subject": "Nieuws van mei"})
    way = made["Location"]
    with cast.scope("noor"):
        meeting = add_meeting(cast.places.region)
    noor.post(f"{way}blok/?soort=text", {"text": "Dag **allemaal**"})
    noor.post(f"{way}blok/?soort=meeting", {"target": str(meeting.pk)})
    with cast.scope("noor"):
        first, second = IssueBlock.objects.all()
    assert (first.kind, second.kind, second.target) == ("text", "meeting", meeting.pk)
    noor.post(f"{way}blok/{second.pk}/", {"do": "up"})
    noor.post(f"{way}blok/{second.pk}/", {"do": "up"})
    with cast.scope("noor"):
        assert [row.kind for row in IssueBlock.objects.all()] == ["meeting", "text"]
    noor.post(f"{way}blok/{first.pk}/", {"text": "Dag"})
    noor.post(f"{way}blok/{second.pk}/", {"do": "remove"})
    with cast.scope("noor"):
        assert [row.text for row in IssueBlock.objects.all()] == ["Dag"]


def test_a_header_in_a_subject_is_refused(cast: Cast) -> None:
    answer = cast.client("noor").post(f"{AT}nieuw/", {"subject": "Dag\nBcc: all@x.example"})
    assert answer.status_code == 422
    assert "Een onderwerp is één regel." in answer.content.decode()
    with cast.scope("noor"):
        assert Issue.objects.count() == 0


def test_a_paste_from_word_is_cleaned_and_told(cast: Cast) -> None:
    with cast.scope("noor"):
        issue = add_issue(cast.places.region)
    way = f"{AT}{issue.pk}/maken/blok/?soort=text"
    pasted = "<p class=MsoNormal>Dag <b>jij</b></p><script>alert(1)</script>"
    page = cast.client("noor").post(way, {"text": pasted}, follow=True).content.decode()
    assert "Uit wat je plakte haalden we de opmaak." in page
    with cast.scope("noor"):
        assert [row.text for row in IssueBlock.objects.all()] == ["Dag allemaal", "Dag **jij**"]


def test_a_picture_is_drawn_again_for_the_web() -> None:
    made = web_picture(photo())
    with Image.open(io.BytesIO(made)) as picture:
        assert (picture.format, picture.size, dict(picture.getexif())) == ("JPEG", (1200, 600), {})
    assert b"Camera van Noor" not in made


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"x" * 40_000_000, "groter dan 10 MB"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "geen afbeelding"),
        (photo()[:900], "geen afbeelding"),
        (b"", "geen afbeelding"),
    ],
)
def test_a_bad_picture_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(PictureRefused, match=sentence):
        web_picture(content)


def test_forty_megabytes_are_refused_on_the_page(cast: Cast) -> None:
    with cast.scope("noor"):
        issue = add_issue(cast.places.region)
    answer = _post_picture(cast, issue, b"x" * 40_000_000)
    assert answer.status_code == 422
    assert "groter dan 10 MB" in answer.content.decode()
    with cast.scope("noor"):
        assert IssueBlock.objects.count() == 1


def test_a_picture_needs_words(cast: Cast) -> None:
    with cast.scope("noor"):
        issue = add_issue(cast.places.region)
    assert _post_picture(cast, issue, photo(20, 10), alt=" ").status_code == 422
    assert _post_picture(cast, issue, photo(20, 10)).status_code == 302
    with cast.scope("noor"):
        assert [row.alt for row in IssueBlock.objects.filter(kind="picture")] == ["Het plein"]


def test_a_draft_and_its_picture_are_for_who_writes(cast: Cast) -> None:
    with cast.scope("noor"):
        issue = add_issue(cast.places.region)
    _post_picture(cast, issue, photo(20, 10))
    with cast.scope("noor"):
        block = IssueBlock.objects.get(kind="picture")
    ways = [f"{AT}{issue.pk}/", f"{AT}beeld/{block.pk}.jpg"]
    seen = {
        who: [cast.client(who).get(way).status_code for way in ways]
        for who in ("noor", "pelle", "anonymous")
    }
    assert seen == {"noor": [200, 200], "pelle": [404, 404], "anonymous": [404, 404]}


def test_what_was_sent_is_not_written_any_more(cast: Cast) -> None:
    with cast.scope("noor"):
        issue = add_issue(cast.places.region, sent_at=OUT, goes_at=OUT)
        block = add_block(issue, text="Klaar")
    noor = cast.client("noor")
    assert noor.post(f"{AT}{issue.pk}/maken/", {"subject": "Anders"}).status_code == 404
    assert noor.post(f"{AT}{issue.pk}/maken/blok/{block.pk}/", {"do": "remove"}).status_code == 404
    with cast.scope("noor"):
        assert (Issue.objects.get().subject, IssueBlock.objects.count()) == ("Nieuws van april", 2)


def test_the_mail_can_be_looked_at_before_it_goes(cast: Cast) -> None:
    with cast.scope("noor"):
        issue = add_issue(cast.places.region)
    noor = cast.client("noor")
    html, text = noor.get(f"{AT}{issue.pk}/mail.html"), noor.get(f"{AT}{issue.pk}/mail.txt")
    assert 'style="' in html.content.decode()
    assert "default-src 'none'" in html["Content-Security-Policy"]
    assert text["Content-Type"] == "text/plain; charset=utf-8"
    assert text.content.decode().startswith("Nieuws van april\n\nDag allemaal\n\n-- \n")
