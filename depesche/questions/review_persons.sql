-- Persons of the current readings as they are told apart by now: names, countries, in how many reports.
SELECT identity, name, country, min(reading || '/' || read_as) AS one, min(wikidata) AS wikidata, count(DISTINCT report) AS reports,
    list(DISTINCT report ORDER BY report)[1:3] AS some
FROM current_actors
WHERE kind = 'person'
GROUP BY identity, name, country
ORDER BY reports DESC, identity, name, country
LIMIT $limit
