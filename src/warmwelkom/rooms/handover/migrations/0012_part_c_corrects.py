from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("handover", "0011_part_c_opens"),
    ]

    operations = [
        migrations.AddField(
            model_name="statement",
            name="corrects",
            field=models.BooleanField(
                default=False,
                help_text="of part C: a receiver could read the version before it, so this one shows at once",
            ),
        ),
    ]
