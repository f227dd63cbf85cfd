-- Actors of the current readings that a key may mean: their id, Wikidata number or name; an id first, then who is in most reports.
SELECT actor, max(name) AS name, max(kind) AS kind, max(country) AS country, max(wikidata) AS wikidata,
    count(*) AS reports, sum(mentions)::BIGINT AS mentions
FROM actors
WHERE reading NOT IN (SELECT reading FROM older_readings)
    AND (actor = $key::VARCHAR OR wikidata = $key::VARCHAR OR lower(name) = lower($key::VARCHAR) OR list_contains($ids::VARCHAR[], actor))
GROUP BY actor
ORDER BY actor = $key::VARCHAR DESC, reports DESC, actor
LIMIT 20
