-- In how many settled events some actors take part.
SELECT p.actor, count(DISTINCT e.event) AS events
FROM current_participants p JOIN event_claims e ON e.claim = p.claim
WHERE list_contains($actors::VARCHAR[], p.actor)
GROUP BY p.actor
