-- Current reports that name an actor: the newest first, and how many in all.
WITH mine AS (
    SELECT report, sum(mentions)::BIGINT AS mentions FROM current_actors
    WHERE identity = $actor::VARCHAR
    GROUP BY report
),
newest AS (
    SELECT m.report, m.mentions, r.title, coalesce(r.published_earliest, r.published_latest) AS published, r.language,
        count(*) OVER () AS total
    FROM mine m JOIN current_readings r ON r.report = m.report
    ORDER BY published DESC NULLS LAST, m.report
    LIMIT $limit
)
SELECT s.*, min(o.outlet) AS outlet, min(o.doc) AS doc
FROM newest s LEFT JOIN origins o ON o.report = s.report
GROUP BY ALL
ORDER BY published DESC NULLS LAST, s.report
