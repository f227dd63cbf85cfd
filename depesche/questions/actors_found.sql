-- Actors of the current readings by what is asked of their names: each word in one of its spellings, or an id that the tables know a
-- name of; most reports first.
WITH here AS (
    SELECT a.identity AS actor, a.name, a.kind, a.country, a.wikidata, a.report, a.mentions
    FROM current_actors a
    WHERE ($kind::VARCHAR IS NULL OR a.kind = $kind::VARCHAR)
        AND ($country::VARCHAR IS NULL OR a.country = $country::VARCHAR)
        AND (
            NOT $asked::BOOLEAN
            OR list_contains($ids::VARCHAR[], a.read_as) OR list_contains($ids::VARCHAR[], a.identity)
            OR (
                len($words::VARCHAR[][]) > 0
                AND len(list_filter($words::VARCHAR[][], lambda forms:
                    len(list_filter(forms, lambda form: contains(strip_accents(lower(a.name)), form))) = 0)) = 0
            )
        )
),
grouped AS (
    SELECT actor, max_by(name, mentions) AS name, mode(kind) AS kind, mode(country) AS country, max(wikidata) AS wikidata,
        count(DISTINCT report) AS reports, sum(mentions)::BIGINT AS mentions
    FROM here GROUP BY actor
)
SELECT *, count(*) OVER () AS total FROM grouped
ORDER BY reports DESC, mentions DESC, actor
LIMIT $limit OFFSET $offset
