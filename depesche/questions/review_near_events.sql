-- Pairs of settled events of one block that could be one by their days, one of which is among those published last; the latest first.
WITH events_told AS (
    SELECT block, event, event_earliest AS earliest, event_latest AS latest, max(published) AS published, min(published) AS first
    FROM told GROUP BY ALL
),
newest AS (
    SELECT * FROM events_told ORDER BY published DESC NULLS LAST, event LIMIT $newest
)
SELECT least(a.event, b.event) AS one, greatest(a.event, b.event) AS other
FROM newest a
JOIN events_told b ON b.block = a.block AND b.event <> a.event
WHERE (
        (a.earliest IS NOT NULL AND b.earliest IS NOT NULL AND a.earliest <= b.latest + $gap AND b.earliest <= a.latest + $gap)
        OR (a.earliest IS NULL AND b.earliest IS NOT NULL AND a.first <= b.latest + $gap AND a.published >= b.earliest)
        OR (b.earliest IS NULL AND a.earliest IS NOT NULL AND b.first <= a.latest + $gap AND b.published >= a.earliest)
    )
GROUP BY ALL
ORDER BY max(greatest(a.published, b.published)) DESC NULLS LAST, one, other
LIMIT $limit
