-- Outlets and languages one can choose from, those with most reports first.
(SELECT 'outlet' AS what, outlet AS name, sum(reports) AS number FROM report_days WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY number DESC, name LIMIT 300)
UNION ALL
(SELECT 'language', language, count(*) AS number FROM current_readings WHERE language IS NOT NULL GROUP BY language ORDER BY number DESC, language)
