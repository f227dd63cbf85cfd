-- Pairs of settled events of one block that could be one by their days and were published close to each other, the latest first.
WITH events_told AS (
    SELECT block, event, event_earliest AS earliest, event_latest AS latest, max(published) AS published, min(published) AS first
    FROM told GROUP BY ALL
)
SELECT a.block, a.event AS one, b.event AS other
FROM events_told a
JOIN events_told b ON b.block = a.block AND b.event > a.event
WHERE (
        (a.earliest IS NOT NULL AND b.earliest IS NOT NULL AND a.earliest <= b.latest + $gap AND b.earliest <= a.latest + $gap)
        OR (a.earliest IS NULL AND b.earliest IS NOT NULL AND a.first <= b.latest + $gap AND a.published >= b.earliest)
        OR (b.earliest IS NULL AND a.earliest IS NOT NULL AND b.first <= a.latest + $gap AND b.published >= a.earliest)
    )
ORDER BY greatest(a.published, b.published) DESC NULLS LAST, a.event, b.event
LIMIT $limit
