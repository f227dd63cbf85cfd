-- What was rejected, the newest first, with the report that came from the same place if another run could read it.
WITH fitting AS (
    SELECT * FROM rejected
    WHERE ($reason::VARCHAR IS NULL OR reason = $reason::VARCHAR)
        AND ($run::INTEGER IS NULL OR run = $run::INTEGER)
        AND ($text::VARCHAR IS NULL OR contains(lower(origin), lower($text::VARCHAR)) OR contains(lower(detail), lower($text::VARCHAR)))
),
shown AS (
    SELECT *, count(*) OVER () AS total FROM fitting
    ORDER BY run DESC, origin, id
    LIMIT $limit OFFSET $offset
)
SELECT s.id, s.origin, s.reason, s.detail, s.run, min(o.report) AS report, s.total
FROM shown s
LEFT JOIN origins o ON o.origin = s.origin OR o.url = s.origin
GROUP BY ALL
ORDER BY s.run DESC, s.origin, s.id
