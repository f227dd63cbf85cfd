-- Settled events that fit a question and took place at one place, or anywhere in one state: the newest first, and how many in all.
-- include placed
SELECT event, count(*) OVER () AS total FROM one
WHERE ($place::VARCHAR IS NOT NULL AND coalesce(spot.id, 'as named: ' || lower(spot.name)) = $place::VARCHAR)
    OR ($country::VARCHAR IS NOT NULL AND spot.country = $country::VARCHAR)
ORDER BY earliest DESC NULLS LAST, event
LIMIT $limit OFFSET $offset
