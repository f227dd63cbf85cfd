-- What current reports say that an actor said: the newest first, and how many in all.
WITH mine AS (
    SELECT a.id, a.report, a.cue, a.content, a.form, a.stance, coalesce(a.latest, a.earliest) AS day
    FROM attributions a
    SEMI JOIN (SELECT reading, actor FROM current_actors WHERE identity = $actor::VARCHAR) m ON m.reading = a.reading AND m.actor = a.source_actor
)
SELECT m.*, r.title, coalesce(r.published_earliest, r.published_latest) AS published, r.language, count(*) OVER () AS total
FROM mine m JOIN current_readings r ON r.report = m.report
ORDER BY coalesce(m.day, r.published_earliest, r.published_latest) DESC NULLS LAST, m.report, m.id
LIMIT $limit
