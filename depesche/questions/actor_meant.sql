-- Actors of the current readings that a key may mean: their id, Wikidata number or name; an id first, then who is in most reports.
SELECT actor, max_by(name, mentions) AS name, mode(kind) AS kind, mode(country) AS country, max(wikidata) AS wikidata,
    count(DISTINCT report) AS reports, sum(mentions)::BIGINT AS mentions, flatten(list(posts)) AS posts
FROM actors
WHERE reading NOT IN (SELECT reading FROM older_readings)
    AND (actor = $key::VARCHAR OR wikidata = $key::VARCHAR OR lower(name) = lower($key::VARCHAR) OR list_contains($ids::VARCHAR[], actor))
GROUP BY actor
ORDER BY actor = $key::VARCHAR DESC, reports DESC, actor
LIMIT 20
