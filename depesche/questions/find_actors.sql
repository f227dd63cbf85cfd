-- Actors of the current readings by their id, Wikidata number, or name.
SELECT a.actor, a.name, a.kind, a.country, a.wikidata, a.posts, a.mentions, a.report, a.reading
FROM actors a
SEMI JOIN current_readings r ON r.id = a.reading
WHERE a.actor = $key OR a.wikidata = $key OR lower(a.name) = lower($key)
ORDER BY a.report, a.actor
