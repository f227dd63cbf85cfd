-- What current reports say that an actor said: the newest first, and how many in all.
WITH mine AS (
    SELECT id, report, cue, content, form, stance, coalesce(latest, earliest) AS day
    FROM attributions
    WHERE source_actor = $actor::VARCHAR AND reading NOT IN (SELECT reading FROM older_readings)
)
SELECT m.*, r.title, coalesce(r.published_earliest, r.published_latest) AS published, r.language, count(*) OVER () AS total
FROM mine m JOIN current_readings r ON r.report = m.report
ORDER BY coalesce(m.day, r.published_earliest, r.published_latest) DESC NULLS LAST, m.report, m.id
LIMIT $limit
