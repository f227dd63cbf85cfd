-- Some of the events that fit a question, in order of days, and what all of them rest on.
-- include each_event
,
page AS (
    SELECT event, block, row_number() OVER (ORDER BY first NULLS LAST, last DESC, type, event) AS place
    FROM each ORDER BY place LIMIT $limit OFFSET $offset
)
SELECT count(*) AS events, coalesce(sum(claims), 0)::BIGINT AS claims, coalesce(sum(undated), 0)::BIGINT AS undated,
    count(*) FILTER (first IS NOT NULL AND NOT coalesce(exact, FALSE)) AS vague,
    count(*) FILTER (status IN ('planned', 'expected') AND over) AS late,
    (SELECT coalesce(list(event ORDER BY place), []) FROM page) AS shown,
    (SELECT coalesce(list(DISTINCT block), []) FROM page) AS blocks
FROM each
