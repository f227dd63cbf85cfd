-- Actors of the current readings by what is asked of their names: each word in one of its spellings, or an id that the tables know a
-- name of; most reports first.  Actors judged to be one stand once.
WITH grouped AS (
    SELECT identity AS actor, max(name) AS name, max(kind) AS kind, max(country) AS country, max(wikidata) AS wikidata,
        count(DISTINCT report) AS reports, sum(mentions)::BIGINT AS mentions, bool_or(list_contains($ids::VARCHAR[], read_as)) AS known
    FROM current_actors
    WHERE ($kind::VARCHAR IS NULL OR kind = $kind::VARCHAR)
        AND ($country::VARCHAR IS NULL OR country = $country::VARCHAR)
    GROUP BY identity
),
named AS (
    SELECT *, strip_accents(lower(name)) AS plain FROM grouped
),
fitting AS (
    SELECT * EXCLUDE (plain, known) FROM named
    WHERE NOT $asked::BOOLEAN
        OR known OR list_contains($ids::VARCHAR[], actor)
        OR (
            len($words::VARCHAR[][]) > 0
            AND len(list_filter($words::VARCHAR[][], lambda forms:
                len(list_filter(forms, lambda form: contains(plain, form))) = 0)) = 0
        )
)
SELECT *, count(*) OVER () AS total FROM fitting
ORDER BY reports DESC, mentions DESC, actor
LIMIT $limit OFFSET $offset
