-- What lists of copies show of some reports.
SELECT r.report, r.title, r.language, coalesce(r.published_earliest, r.published_latest) AS published,
    min(o.outlet) AS outlet, list_sort(list(DISTINCT o.outlet) FILTER (o.outlet IS NOT NULL)) AS outlets, min(o.doc) AS doc
FROM current_readings r LEFT JOIN origins o ON o.report = r.report
WHERE list_contains($reports::VARCHAR[], r.report)
GROUP BY ALL
