"""Counts over all regions for the metrics: the web role, bound to one region, gets the counts and no row."""

from django.db import migrations

FIGURES = """
CREATE FUNCTION house_figures() RETURNS TABLE (name text, label text, value double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT 'outbox', channel || ' ' || state, count(*)::float8 FROM outbox_message GROUP BY channel, state
  UNION ALL SELECT 'outbox_oldest', '', coalesce(extract(epoch FROM now() - min(coalesce(not_before, planned_at))), 0)
    FROM outbox_message WHERE state = 'planned' AND coalesce(not_before, planned_at) < now()
  UNION ALL SELECT 'unsealed', '', coalesce(extract(epoch FROM now() - min(at)), 0) FROM audit_link
    WHERE number IS NULL AND substr(act_id::text, 15, 1) <> '4'
  UNION ALL SELECT 'jobs', status::text, count(*) FROM procrastinate_jobs GROUP BY status
  UNION ALL SELECT 'job_oldest', '', coalesce(extract(epoch FROM now() - min(coalesce(j.scheduled_at, e.at))), 0)
    FROM procrastinate_jobs j
    LEFT JOIN LATERAL (SELECT max(at) AS at FROM procrastinate_events e WHERE e.job_id = j.id) e ON true
    WHERE j.status = 'todo' AND (j.scheduled_at IS NULL OR j.scheduled_at < now())
  UNION ALL SELECT 'workers', '', count(*) FROM procrastinate_workers
    WHERE last_heartbeat > now() - interval '30 seconds'
  UNION ALL SELECT 'backup', kind, extract(epoch FROM max(at)) FROM house_backupnote GROUP BY kind
$$;
REVOKE ALL ON FUNCTION house_figures() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION house_figures() TO warmwelkom_web;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("house", "0001_backups"),
        ("outbox", "0006_channels"),
        ("audit", "0003_chain"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]
    operations = [migrations.RunSQL(FIGURES, "DROP FUNCTION house_figures()")]
