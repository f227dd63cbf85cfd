-- What a row of the tables made in current readings: claims with their sentence, attributions with what was said; the newest reports
-- first, and how many there are in all.
WITH mine AS (
    SELECT 'claim' AS what, c.id, c.report, c.type || coalesce('/' || c.mode, '') AS act, c.status, c.sentence AS words, e.event
    FROM claims c LEFT JOIN event_claims e ON e.claim = c.id
    WHERE c.rule = $rule::VARCHAR AND c.reading NOT IN (SELECT reading FROM older_readings)
    UNION ALL
    SELECT 'attribution' AS what, id, report, stance AS act, NULL AS status,
        coalesce(source_text || ': ', '') || array_to_string(content, ' … ') AS words, NULL AS event
    FROM attributions
    WHERE rule = $rule::VARCHAR AND reading NOT IN (SELECT reading FROM older_readings)
)
SELECT m.*, r.title, r.language, coalesce(r.published_earliest, r.published_latest) AS published, count(*) OVER () AS total
FROM mine m JOIN current_readings r ON r.report = m.report
ORDER BY published DESC NULLS LAST, m.report, m.id
LIMIT $limit OFFSET $offset
