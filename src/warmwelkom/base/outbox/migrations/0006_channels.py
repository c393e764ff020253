"""What comes in, telephone numbers and push addresses; a provider that tells something has no region yet."""

from django.db import migrations, models

import warmwelkom.base.ids
from warmwelkom.base.access.rls import WEB_ROLE, region_bound

# These tell of which region a message is, or whom a number last had a message from, and nothing more.
REGIONS = f"""
CREATE FUNCTION outbox_region_of(message uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public AS $$ SELECT region_id FROM outbox_message WHERE id = message $$;
CREATE FUNCTION outbox_last_to(phone text, OUT region uuid, OUT message uuid) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public AS $$
  SELECT region_id, id FROM outbox_message
  WHERE "to" = phone AND channel = 'sms' AND region_id IS NOT NULL
    AND state IN ('begun', 'sent', 'delivered', 'unknown')
  ORDER BY coalesce(done_at, claimed_at) DESC LIMIT 1 $$;
REVOKE ALL ON FUNCTION outbox_region_of(uuid), outbox_last_to(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION outbox_region_of(uuid), outbox_last_to(text) TO {WEB_ROLE};
"""
CHANNELS = [("mail", "e-mail"), ("sms", "sms"), ("push", "bericht op de telefoon")]


class Migration(migrations.Migration):
    dependencies = [("outbox", "0005_guards")]

    operations = [
        migrations.CreateModel(
            name="IncomingMessage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=warmwelkom.base.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("region_id", models.UUIDField()),
                ("channel", models.CharField(choices=CHANNELS, max_length=5)),
                ("provider", models.CharField(max_length=20)),
                ("provider_id", models.CharField(max_length=200)),
                ("address", models.CharField(max_length=500)),
                ("text", models.CharField(max_length=1000)),
                ("received_at", models.DateTimeField()),
                (
                    "answers",
                    models.UUIDField(
                        help_text="the message that it answers, where known", null=True
                    ),
                ),
            ],
            options={"ordering": ["-received_at", "pk"]},
        ),
        migrations.AddConstraint(
            model_name="incomingmessage",
            constraint=models.UniqueConstraint(
                fields=("provider", "provider_id"), name="outbox_incoming_once"
            ),
        ),
        migrations.AlterField(
            model_name="message", name="to", field=models.CharField(max_length=500)
        ),
        migrations.AlterField(
            model_name="stoppedaddress",
            name="reason",
            field=models.CharField(
                choices=[
                    ("bounce", "het adres bestaat niet of weigert"),
                    ("complaint", "iemand noemde onze mail ongewenst"),
                    ("asked", "de ontvanger vroeg erom"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("channel", "sms")), fields=["to"], name="outbox_to_phone"
            ),
        ),
        region_bound("outbox_incomingmessage"),
        migrations.RunSQL(
            REGIONS,
            "DROP FUNCTION outbox_region_of(uuid); DROP FUNCTION outbox_last_to(text);",
        ),
    ]
