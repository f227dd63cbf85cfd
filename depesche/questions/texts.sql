-- The current wording of some reports.
SELECT r.report, t.text
FROM current_readings r
JOIN texts t ON t.id = r.text
WHERE r.report IN (SELECT unnest($reports::VARCHAR[]))
