-- How many reports the ledger holds at all, and how many were published in a period.
SELECT
    count(*) AS reports,
    count(*) FILTER (
        coalesce(published_earliest, published_latest) IS NOT NULL
        AND ($since::DATE IS NULL OR coalesce(published_latest, published_earliest) >= $since::DATE)
        AND ($until::DATE IS NULL OR coalesce(published_earliest, published_latest) <= $until::DATE)
    ) AS in_period,
    count(*) FILTER (coalesce(published_earliest, published_latest) IS NULL) AS unpublished,
    min(coalesce(published_earliest, published_latest)) AS first,
    max(coalesce(published_latest, published_earliest)) AS last
FROM current_readings
