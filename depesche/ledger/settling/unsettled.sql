-- Reports whose wording is not known yet, or is that of an older reading or another outlet.
WITH outlets AS (SELECT report, min(outlet) AS outlet FROM origins GROUP BY report)
SELECT r.report
FROM current_readings r
LEFT JOIN outlets o ON o.report = r.report
LEFT JOIN wordings w ON w.report = r.report
WHERE w.report IS NULL OR w.reading <> r.id OR w.outlet IS DISTINCT FROM o.outlet
ORDER BY r.report
