-- The events one of whose claims fits, in order of days; then the claims that fit and are not settled yet.
WITH fitting AS (
    SELECT claim
    FROM current_participants
    WHERE list_contains($parties::VARCHAR[], country)
    GROUP BY claim
    HAVING count(DISTINCT country) = len($parties::VARCHAR[])
),
hit AS (
    SELECT DISTINCT ec.event, CASE WHEN ec.event IS NULL THEN c.id END AS claim
    FROM current_claims c
    LEFT JOIN event_claims ec ON ec.claim = c.id
    WHERE (len($parties::VARCHAR[]) = 0 OR c.id IN (SELECT claim FROM fitting))
        AND ($type::VARCHAR IS NULL OR c.type = $type)
        AND ($mode::VARCHAR IS NULL OR c.mode = $mode)
        AND ($since::DATE IS NULL OR c.latest IS NULL OR c.latest >= $since::DATE)
        AND ($until::DATE IS NULL OR c.earliest IS NULL OR c.earliest <= $until::DATE)
)
SELECT h.event, h.claim
FROM hit h
LEFT JOIN events e ON e.id = h.event
ORDER BY e.earliest NULLS LAST, e.latest NULLS LAST, h.event NULLS LAST, h.claim
