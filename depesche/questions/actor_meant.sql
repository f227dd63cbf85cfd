-- Actors of the current readings that a key may mean: their id, Wikidata number or name; an id first, then who is in most reports.
SELECT identity AS actor, coalesce(max(name) FILTER (read_as = identity), max(name)) AS name, max(kind) AS kind, max(country) AS country,
    max(wikidata) AS wikidata, count(DISTINCT report) AS reports, sum(mentions)::BIGINT AS mentions
FROM current_actors
WHERE identity IN (
    SELECT identity FROM current_actors
    WHERE read_as = $key::VARCHAR OR identity = $key::VARCHAR OR wikidata = $key::VARCHAR OR lower(name) = lower($key::VARCHAR)
        OR list_contains($ids::VARCHAR[], read_as)
)
GROUP BY identity
ORDER BY bool_or(read_as = $key::VARCHAR) DESC, reports DESC, actor
LIMIT 20
