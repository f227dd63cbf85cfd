-- The current reading of a report as it was stored, with its wording.
SELECT r.id, r.reading, t.text FROM current_readings r JOIN texts t ON t.id = r.text WHERE r.report = $report
