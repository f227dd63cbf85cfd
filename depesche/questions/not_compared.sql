-- Reports whose wording was not compared with the others yet.
SELECT r.report
FROM current_readings r
LEFT JOIN wordings w ON w.report = r.report AND w.reading = r.id
WHERE w.report IS NULL OR NOT w.compared
