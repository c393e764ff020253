"""What was written about a pupil before today is sealed too; backwards it lies open again."""

from django.db import migrations

from warmwelkom.base.sealing.moving import open_rows, seal_rows

FIELDS = {
    "Statement": ["value"],
    "OwnView": ["text", "answer"],
    "TalkNote": ["text"],
    "TalkAgreement": ["what", "kept_note"],
    "SupportAgreement": ["what", "ended_reason"],
}


def seal(apps, schema_editor):
    for model, names in FIELDS.items():
        seal_rows(apps.get_model("handover", model), *names)


def open_again(apps, schema_editor):
    for model, names in FIELDS.items():
        open_rows(apps.get_model("handover", model), *names, connection=schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("handover", "0013_sealed_columns")]
    operations = [migrations.RunPython(seal, open_again)]
