-- The rows of the tables that made most of the current claims, and most of the current attributions.
(SELECT 'claims' AS what, rule, count(*) AS findings FROM claims WHERE reading NOT IN (SELECT reading FROM older_readings)
GROUP BY rule ORDER BY findings DESC, rule LIMIT 12)
UNION ALL
(SELECT 'attributions' AS what, rule, count(*) AS findings FROM attributions WHERE reading NOT IN (SELECT reading FROM older_readings)
GROUP BY rule ORDER BY findings DESC, rule LIMIT 12)
ORDER BY what DESC, findings DESC, rule
