-- Settled events that fit a question by where they took place, and by class; the last rows, without a name, are those without any place.
-- include placed
SELECT coalesce(spot.id, 'as named: ' || lower(spot.name)) AS key, min(spot.name) AS name, spot.id AS place_id, spot.country AS country, type,
    count(*) FILTER (NOT hedged) AS events, count(*) FILTER (disputed AND NOT hedged) AS disputed, count(*) FILTER (hedged) AS alleged,
    coalesce(sum(independent) FILTER (NOT hedged), 0)::BIGINT AS voices, min(earliest) AS first, max(latest) AS last,
    list(substr(event, 3) ORDER BY event) AS claims
FROM one
GROUP BY ALL
ORDER BY key NULLS LAST, country, type
