-- Settled events in which an actor takes part: the newest first, and how many in all.
WITH mine AS (
    SELECT DISTINCT e.event FROM current_participants p JOIN event_claims e ON e.claim = p.claim WHERE p.actor = $actor::VARCHAR
)
SELECT m.event, count(*) OVER () AS total
FROM mine m JOIN events e ON e.id = m.event
ORDER BY coalesce(e.latest, e.earliest) DESC NULLS LAST, m.event
LIMIT $limit OFFSET $offset
