-- Reports whose words are not in the index.
SELECT r.report FROM current_readings r ANTI JOIN indexed i ON i.reading = r.id
