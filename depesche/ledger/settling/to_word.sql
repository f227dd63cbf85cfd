-- Some reports with what is remembered of their wording.
WITH outlets AS (SELECT report, min(outlet) AS outlet FROM origins WHERE report IN (SELECT unnest($keys::VARCHAR[])) GROUP BY report)
SELECT r.report AS key, r.report, r.id AS reading, o.outlet, coalesce(r.published_earliest, r.published_latest) AS published, t.text,
    r.language, found.reading AS found
FROM current_readings r
JOIN readings found ON found.id = r.id
JOIN texts t ON t.id = r.text
LEFT JOIN outlets o ON o.report = r.report
WHERE r.report IN (SELECT unnest($keys::VARCHAR[]))
ORDER BY r.report
