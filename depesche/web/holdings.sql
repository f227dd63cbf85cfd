-- What the ledger holds: counts under a heading each.  Months are those of publication.
SELECT what, name, number FROM (
    SELECT 1 AS place, 'total' AS what, 'reports' AS name, (SELECT count(*) FROM current_readings) AS number
    UNION ALL SELECT 1, 'total', 'claims', (SELECT count(*) FROM settled_claims)
    UNION ALL SELECT 1, 'total', 'events', (SELECT count(*) FROM events)
    UNION ALL SELECT 1, 'total', 'stories', (SELECT count(DISTINCT story) FROM stories)
    UNION ALL SELECT 1, 'total', 'rejected', (SELECT count(*) FROM rejected)
    UNION ALL SELECT 1, 'total', 'judgements', (SELECT count(*) FROM judgements)
    UNION ALL SELECT 2, 'month', strftime(day, '%Y-%m'), sum(reports) FROM report_days WHERE day IS NOT NULL GROUP BY ALL
    UNION ALL SELECT 3, 'language', coalesce(language, '?'), count(*) FROM current_readings GROUP BY ALL
    UNION ALL SELECT 4, 'class', type, count(*) FROM events GROUP BY ALL
    UNION ALL (SELECT 5, 'outlet', coalesce(outlet, '?') AS outlet_name, sum(reports) FROM report_days GROUP BY outlet_name ORDER BY sum(reports) DESC, outlet_name LIMIT 20)
)
ORDER BY place, CASE WHEN what = 'total' AND name = 'reports' THEN -1 WHEN what IN ('month', 'total') THEN 0 ELSE -number END, name
