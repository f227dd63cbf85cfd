-- Actors of the current readings by what is asked of their names: each word in one of its spellings, or an id that the tables know a
-- name of; most reports first.  An actor stands once in a reading.
WITH grouped AS (
    SELECT actor, max(name) AS name, max(kind) AS kind, max(country) AS country, max(wikidata) AS wikidata,
        count(*) AS reports, sum(mentions)::BIGINT AS mentions
    FROM actors
    WHERE reading NOT IN (SELECT reading FROM older_readings)
        AND ($kind::VARCHAR IS NULL OR kind = $kind::VARCHAR)
        AND ($country::VARCHAR IS NULL OR country = $country::VARCHAR)
    GROUP BY actor
),
named AS (
    SELECT *, strip_accents(lower(name)) AS plain FROM grouped
),
fitting AS (
    SELECT * EXCLUDE (plain) FROM named
    WHERE NOT $asked::BOOLEAN
        OR list_contains($ids::VARCHAR[], actor)
        OR (
            len($words::VARCHAR[][]) > 0
            AND len(list_filter($words::VARCHAR[][], lambda forms:
                len(list_filter(forms, lambda form: contains(plain, form))) = 0)) = 0
        )
)
SELECT *, count(*) OVER () AS total FROM fitting
ORDER BY reports DESC, mentions DESC, actor
LIMIT $limit OFFSET $offset
