-- Actors of the current readings by their id, Wikidata number, or name, and those that are one with them.
WITH meant AS (
    SELECT DISTINCT identity FROM current_actors
    WHERE read_as = $key OR identity = $key OR wikidata = $key OR lower(name) = lower($key)
)
SELECT a.actor, a.name, a.kind, a.country, a.wikidata, a.posts, a.mentions, a.report, a.reading, a.identity, a.judged
FROM current_actors a
SEMI JOIN meant ON meant.identity = a.identity
ORDER BY a.report, a.actor
