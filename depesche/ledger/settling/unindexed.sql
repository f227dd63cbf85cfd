-- Current readings whose words are not in the index.
SELECT r.report, r.id AS reading, r.title, r.reading AS found, t.text
FROM current_readings r
JOIN texts t ON t.id = r.text
ANTI JOIN indexed i ON i.reading = r.id
ORDER BY r.id
