-- Reports by day of publication (the first day where only a span is known) and by outlet.
SELECT coalesce(published_earliest, published_latest) AS day, outlet, count(*) AS reports
FROM reports
WHERE coalesce(published_earliest, published_latest) IS NOT NULL
    AND ($since::DATE IS NULL OR coalesce(published_earliest, published_latest) >= $since::DATE)
    AND ($until::DATE IS NULL OR coalesce(published_earliest, published_latest) <= $until::DATE)
GROUP BY ALL
ORDER BY ALL
