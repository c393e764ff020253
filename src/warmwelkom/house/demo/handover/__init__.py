"""The demo's warm handover: dossiers, talks, a round table and what comes back, by the commands that everybody uses."""
