"""The main list reads what it needs by an index; whose a label is, is looked up in the few labels."""

from django.db import migrations, models
from django.db.models import Q

IN_THE_LIST = Q(published_at__isnull=False, merged_into__isnull=True)
LABELS = "thinktank_contribution_labels"
OF_LABEL = "label_id IN (SELECT id FROM thinktank_label)"
OF_CONTRIBUTION = "contribution_id IN (SELECT id FROM thinktank_contribution)"


def index(name, *fields, condition=IN_THE_LIST):
    return migrations.AddIndex(
        model_name="contribution",
        index=models.Index(fields=list(fields), condition=condition, name=name),
    )


class Migration(migrations.Migration):
    dependencies = [("thinktank", "0002_region_bound")]
    operations = [
        index("contribution_kinds", "region", "kind"),
        index("contribution_newest", "region", "-received_on", "-heard", "id"),
        index("contribution_heard", "region", "-heard", "-received_on", "id"),
        index(
            "contribution_due", "region", "answer_by",
            condition=Q(published_at__isnull=False, answer_by__isnull=False),
        ),
        migrations.RunSQL(
            f"ALTER POLICY region_bound ON {LABELS} USING ({OF_LABEL}) "
            f"WITH CHECK ({OF_LABEL} AND {OF_CONTRIBUTION});",
            f"ALTER POLICY region_bound ON {LABELS} USING ({OF_CONTRIBUTION}) WITH CHECK ({OF_CONTRIBUTION});",
        ),
    ]  # fmt: skip
