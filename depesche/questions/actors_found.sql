-- Actors of the current readings by what is asked of their names: each word in one of its spellings, or an id that the tables know a
-- name of; most reports first.  An actor stands once in a reading, unless judgements make one of two.
WITH each AS (
    SELECT identity, read_as, name, max(kind) AS kind, max(country) AS country, max(wikidata) AS wikidata,
        count(*) FILTER (NOT judged) AS unjudged, list(report) FILTER (judged) AS judged, sum(mentions)::BIGINT AS mentions
    FROM current_actors
    WHERE ($kind::VARCHAR IS NULL OR kind = $kind::VARCHAR) AND ($country::VARCHAR IS NULL OR country = $country::VARCHAR)
    GROUP BY identity, read_as, name
),
named AS (
    SELECT *, strip_accents(lower(name)) AS plain FROM each
),
meant AS (
    SELECT identity FROM named
    WHERE NOT $asked::BOOLEAN
        OR list_contains($ids::VARCHAR[], read_as)
        OR list_contains($ids::VARCHAR[], identity)
        OR (
            len($words::VARCHAR[][]) > 0
            AND len(list_filter($words::VARCHAR[][], lambda forms:
                len(list_filter(forms, lambda form: contains(plain, form))) = 0)) = 0
        )
),
grouped AS (
    SELECT identity AS actor, coalesce(max(name) FILTER (read_as = identity), max(name)) AS name, max(kind) AS kind,
        max(country) AS country, max(wikidata) AS wikidata,
        sum(unjudged)::BIGINT + len(list_distinct(coalesce(flatten(list(judged)), []))) AS reports, sum(mentions)::BIGINT AS mentions
    FROM each SEMI JOIN meant ON meant.identity = each.identity
    GROUP BY each.identity
)
SELECT *, count(*) OVER () AS total FROM grouped
ORDER BY reports DESC, mentions DESC, actor
LIMIT $limit OFFSET $offset
