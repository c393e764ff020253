from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("transitions", "0004_no_sign"),
    ]

    operations = [
        migrations.AddField(
            model_name="enrolment",
            name="first_room",
            field=models.CharField(
                blank=True, default="", help_text="as it stands at the door", max_length=40
            ),
            preserve_default=False,
        ),
    ]
