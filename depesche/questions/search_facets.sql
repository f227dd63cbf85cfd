-- How the reports found spread over languages, outlets, months of publication and classes of their claims.
-- include search_hits
,
kept AS MATERIALIZED (
    SELECT * FROM found WHERE $some::VARCHAR[] IS NULL OR report IN (SELECT unnest($some::VARCHAR[]))
)
SELECT facet, value, reports FROM (
    SELECT 1 AS place, 'language' AS facet, language AS value, count(*) AS reports FROM kept WHERE language IS NOT NULL GROUP BY ALL
    UNION ALL SELECT 2, 'class', c.type, count(DISTINCT c.report) FROM current_claims c SEMI JOIN kept k ON k.report = c.report GROUP BY ALL
    UNION ALL (SELECT 3, 'outlet', outlet, count(*) FROM kept WHERE outlet IS NOT NULL GROUP BY ALL ORDER BY count(*) DESC, outlet LIMIT $most)
    UNION ALL SELECT 4, 'month', strftime(date_trunc('month', first), '%Y-%m'), count(*) FROM kept WHERE first IS NOT NULL GROUP BY ALL
)
ORDER BY place, CASE WHEN facet = 'month' THEN 0 ELSE -reports END, value
