-- Runs, the newest first: how many readings of each are the current ones, and how many there are in all.
SELECT r.id, r.started, r.finished, r.depesche, r.lexicon, r.options, r.readings, r.rejected,
    coalesce(c.current, 0) AS current, count(*) OVER () AS total
FROM runs r
LEFT JOIN (SELECT run, count(*) AS current FROM current_readings GROUP BY run) c ON c.run = r.id
WHERE ($version::VARCHAR IS NULL OR r.depesche = $version::VARCHAR)
    AND ($lexicon::VARCHAR IS NULL OR r.lexicon = $lexicon::VARCHAR)
    AND (NOT $refused::BOOLEAN OR r.rejected > 0)
ORDER BY r.id DESC
LIMIT $limit OFFSET $offset
