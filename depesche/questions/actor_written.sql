-- How claims name an actor in the words of reports, with whom he takes part in them, his posts as reports have them: the most frequent first.
WITH mine AS (
    SELECT claim, text FROM current_participants WHERE actor = $actor::VARCHAR
),
current_mine AS (
    SELECT m.* FROM mine m JOIN settled_claims s ON s.claim = m.claim
)
(SELECT 'written' AS what, text AS key, text AS name, count(*) AS number FROM current_mine GROUP BY text ORDER BY number DESC, text LIMIT $limit)
UNION ALL
(SELECT 'with' AS what, p.actor AS key, max(p.name) AS name, count(DISTINCT p.claim) AS number
FROM current_participants p SEMI JOIN current_mine m ON m.claim = p.claim
WHERE p.actor IS NOT NULL AND p.actor <> $actor::VARCHAR
GROUP BY p.actor ORDER BY number DESC, key LIMIT $limit)
UNION ALL
(SELECT 'post in reports' AS what, post AS key, post AS name, count(*) AS number
FROM (SELECT unnest(posts) AS post FROM current_actors WHERE identity = $actor::VARCHAR)
GROUP BY post ORDER BY number DESC, post LIMIT $limit)
