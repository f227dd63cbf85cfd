-- Reports by day of publication and by outlet, as counted when all was settled.
SELECT day, outlet, reports FROM report_days
WHERE day IS NOT NULL AND ($since::DATE IS NULL OR day >= $since::DATE) AND ($until::DATE IS NULL OR day <= $until::DATE)
ORDER BY ALL
