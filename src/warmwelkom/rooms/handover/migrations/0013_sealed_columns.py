from django.db import migrations

from warmwelkom.base.sealing.fields import SealedJSONField, SealedTextField


class Migration(migrations.Migration):
    """Columns that hold a sealed value: longer than the words were. No row is rewritten."""

    dependencies = [("handover", "0012_part_c_corrects")]

    operations = [
        migrations.AlterField("statement", "value", SealedJSONField()),
        migrations.AlterField("ownview", "text", SealedTextField(blank=True)),
        migrations.AlterField(
            "ownview",
            "answer",
            SealedTextField(blank=True, help_text="of a person, to an objection"),
        ),
        migrations.AlterField("talknote", "text", SealedTextField()),
        migrations.AlterField("talkagreement", "what", SealedTextField()),
        migrations.AlterField("talkagreement", "kept_note", SealedTextField(blank=True)),
        migrations.AlterField("supportagreement", "what", SealedTextField()),
        migrations.AlterField("supportagreement", "ended_reason", SealedTextField(blank=True)),
    ]
