-- Reports of each period: how many, of how many days and outlets, as counted when all was settled.
SELECT min(day) AS first, max(day) AS last, sum(reports)::BIGINT AS reports, count(DISTINCT day) AS days, count(DISTINCT outlet) AS outlets
FROM report_days
WHERE day IS NOT NULL AND ($since::DATE IS NULL OR day >= $since::DATE) AND ($until::DATE IS NULL OR day <= $until::DATE)
GROUP BY date_trunc($by, day)
ORDER BY first
