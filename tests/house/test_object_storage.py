"""Files in a bucket: kept, served by the house alone, and taken along and brought back by a backup."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage, storages
from django.test import override_settings
from django.utils.module_loading import import_string
from moto.server import ThreadedMotoServer

from warmwelkom.house import config
from warmwelkom.house.backup import media

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the server's own


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    words = {
        "endpoint_url": address,
        "access_key": "a",
        "secret_key": "b",
        "region_name": "eu-west-1",
    }
    client = boto3.client(
        "s3",
        endpoint_url=address,
        aws_access_key_id="a",
        aws_secret_access_key="b",
        region_name="eu-west-1",
    )
    client.create_bucket(
        Bucket="welkom", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    monkeypatch.setenv("MEDIA_BUCKET", json.dumps({"bucket_name": "welkom", **words}))
    with override_settings(
        STORAGES={
            "default": config.media_storage(),
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        }
    ):
        yield address
    for kept in client.list_objects_v2(Bucket="welkom").get("Contents", []):
        client.delete_object(Bucket="welkom", Key=kept["Key"])
    client.delete_bucket(Bucket="welkom")


def _read(name: str) -> bytes:
    with default_storage.open(name) as file:
        return bytes(file.read())


def test_a_file_is_kept_and_read_again(bucket: str) -> None:
    name = default_storage.save("plans/abc", ContentFile(b"words"))
    assert (name, _read(name)) == ("plans/abc", b"words")
    assert default_storage.save("plans/abc", ContentFile(b"other")) != name
    assert storages["default"].bucket_name == "welkom"
    assert bucket


def test_nobody_reads_the_bucket_itself(bucket: str) -> None:
    """The file is private: without the key its address gives nothing (moto asks for signatures here)."""
    name = default_storage.save("plans/secret", ContentFile(b"words"))
    object_acl = default_storage.connection.Object("welkom", name).Acl().grants  # type: ignore[attr-defined]  # of S3
    assert [grant["Grantee"].get("URI", "") for grant in object_acl] == [""]
    assert bucket


def test_a_backup_takes_them_along_and_a_restore_brings_back_what_is_missing(
    bucket: str, tmp_path: Path
) -> None:
    assert bucket
    for name in ("a/one", "a/b/two", "three"):
        default_storage.save(name, ContentFile(name.encode()))
    assert list(media.names()) == ["three", "a/one", "a/b/two"]
    with media.opened("a/b/two") as found:
        assert found is not None
        assert (found[0].read(), found[1]) == (b"a/b/two", 7)
    with media.opened("gone") as found:
        assert found is None
    assert media.folder() is None
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "one").write_bytes(b"a/one")
    (tmp_path / "a" / "b" / "two").write_bytes(b"a/b/two")
    default_storage.delete("a/b/two")
    assert media.bring(tmp_path) == 1
    assert _read("a/b/two") == b"a/b/two"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [("nonsense", "MEDIA_BUCKET is no JSON."), ("{}", "MEDIA_BUCKET needs bucket_name")],
)
def test_a_setting_that_can_not_be_is_told(
    monkeypatch: pytest.MonkeyPatch, given: str, sentence: str
) -> None:
    monkeypatch.setenv("MEDIA_BUCKET", given)
    with pytest.raises(config.SettingError, match=sentence):
        config.media_storage()


def test_without_it_files_stand_in_the_home_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MEDIA_BUCKET", raising=False)
    backend: dict[str, Any] = config.media_storage()
    assert issubclass(import_string(backend["BACKEND"]), FileSystemStorage)
