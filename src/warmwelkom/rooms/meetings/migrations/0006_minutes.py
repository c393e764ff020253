"""Agenda, decisions, minutes and promises, bound to the region; published minutes are fast in the database."""

import django.db.models.deletion
import warmwelkom.base.ids
from django.conf import settings
from django.db import migrations, models

from warmwelkom.base.access.rls import region_bound

TABLES = ["agendaitem", "decision", "minutes", "minutescorrection", "actionitem"]

# Once the minutes of a meeting are published its rows are fast. The trigger's first word names the
# columns that may still be emptied (a person who is forgotten, a contribution that is erased), its
# second those that may change: how a promise went. A region that is closed may be erased.
FAST = """
CREATE FUNCTION meetings_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before jsonb := CASE WHEN TG_OP = 'INSERT' THEN to_jsonb(NEW) ELSE to_jsonb(OLD) END;
  after jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  may_empty text[] := string_to_array(TG_ARGV[0], ',');
  may_change text[] := string_to_array(TG_ARGV[1], ',');
BEGIN
  IF NOT EXISTS (SELECT 1 FROM meetings_minutes m WHERE m.meeting_id IN ((before->>'meeting_id')::uuid, (after->>'meeting_id')::uuid))
    OR EXISTS (SELECT 1 FROM people_region r WHERE r.id = (before->>'region_id')::uuid AND r.closed_at IS NOT NULL)
    OR (TG_OP = 'UPDATE'
      AND before - may_empty - may_change = after - may_empty - may_change
      AND NOT EXISTS (SELECT 1 FROM unnest(may_empty) AS c
        WHERE after->>c IS DISTINCT FROM before->>c AND coalesce(after->>c, '') <> '')) THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'published minutes can not be changed';
END $$;
"""
NOT_FAST = "DROP FUNCTION meetings_refuse_change();"
NEW_TOO = {
    "agendaitem": ("contribution_id,postponed_from_id,action_id,brought_by", ""),
    "decision": ("contribution_id,by_id", ""),
    "actionitem": (
        "item_id,person_id,person_name,school_id",
        "state,state_at,state_reason,reminded",
    ),
}
NOT_NEW = {"minutes": ("by_id", ""), "minutescorrection": ("by_id,by_name", "")}


def fast(table: str, when: str, words: tuple[str, str]) -> migrations.RunSQL:
    empty, change = words
    return migrations.RunSQL(
        f"CREATE TRIGGER published_is_fast BEFORE {when} ON meetings_{table} "
        f"FOR EACH ROW EXECUTE FUNCTION meetings_refuse_change('{empty}', '{change}');",
        f"DROP TRIGGER published_is_fast ON meetings_{table};",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0005_board"),
        ("people", "0002_moderator"),
        ("thinktank", "0003_quick_list"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ActionItem",
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
                ("what", models.CharField(max_length=300)),
                ("person_name", models.CharField(blank=True, max_length=200)),
                ("due", models.DateField()),
                ("made_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "nog niet gedaan"),
                            ("done", "gedaan"),
                            ("dropped", "niet meer nodig"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("state_at", models.DateTimeField()),
                ("state_reason", models.CharField(blank=True, max_length=300)),
                (
                    "reminded",
                    models.CharField(
                        blank=True, help_text="which reminder was the last", max_length=8
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.region",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        help_text="of the person",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.school",
                    ),
                ),
            ],
            options={
                "ordering": ["due", "id"],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
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
                ("place", models.PositiveIntegerField(help_text="from 1")),
                (
                    "title",
                    models.CharField(
                        blank=True, help_text="empty: the contribution's own", max_length=200
                    ),
                ),
                ("about", models.TextField(blank=True, max_length=1000)),
                ("minutes", models.PositiveSmallIntegerField(default=10)),
                ("brought_by", models.CharField(blank=True, max_length=120)),
                ("heard", models.PositiveIntegerField(null=True)),
                ("weeks", models.PositiveIntegerField(null=True)),
                ("readiness", models.PositiveSmallIntegerField(null=True)),
                ("move_reason", models.CharField(blank=True, max_length=300)),
                ("removed_at", models.DateTimeField(null=True)),
                ("notes", models.TextField(blank=True, max_length=20000)),
                ("notes_version", models.PositiveIntegerField(default=0)),
                (
                    "action",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="agenda_items",
                        to="meetings.actionitem",
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="thinktank.contribution",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "postponed_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="later",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.region",
                    ),
                ),
            ],
            options={
                "ordering": ["place", "id"],
            },
        ),
        migrations.AddField(
            model_name="actionitem",
            name="item",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="promised",
                to="meetings.agendaitem",
            ),
        ),
        migrations.CreateModel(
            name="Decision",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "besluit over een bijdrage"),
                            ("decided", "besloten"),
                            ("postponed", "doorgeschoven naar de volgende keer"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=2000)),
                (
                    "of_kind",
                    models.CharField(blank=True, help_text="of the contribution", max_length=8),
                ),
                ("to", models.CharField(blank=True, max_length=12)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="thinktank.contribution",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.region",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
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
                ("title", models.CharField(max_length=120)),
                ("starts_at", models.DateTimeField(null=True)),
                ("ends_at", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField()),
                (
                    "people",
                    models.PositiveIntegerField(
                        default=0, help_text="how many were there; 0 not counted"
                    ),
                ),
                ("organisations", models.JSONField(default=list)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="published",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.region",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MinutesCorrection",
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
                ("text", models.TextField(max_length=2000)),
                ("reason", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(blank=True, max_length=200)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.region",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at", None)),
                fields=("meeting", "contribution"),
                name="a_contribution_stands_once_on_an_agenda",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at", None)),
                fields=("meeting", "action"),
                name="a_promise_stands_once_on_an_agenda",
            ),
        ),
        migrations.AddIndex(
            model_name="actionitem",
            index=models.Index(fields=["region", "state", "due"], name="action_list"),
        ),
        migrations.AddConstraint(
            model_name="actionitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "dropped"), _negated=True),
                    models.Q(("state_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="dropped_says_why",
            ),
        ),
        *(region_bound(f"meetings_{table}") for table in TABLES),
        migrations.RunSQL(FAST, NOT_FAST),
        *(fast(table, "INSERT OR UPDATE OR DELETE", words) for table, words in NEW_TOO.items()),
        *(fast(table, "UPDATE OR DELETE", words) for table, words in NOT_NEW.items()),
    ]
