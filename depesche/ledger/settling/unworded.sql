-- Current readings whose terms are not known yet, or those of an older reading.
SELECT r.report, r.id AS reading, r.title, r.language, r.reading AS found, t.text,
    coalesce(r.published_earliest, r.published_latest) AS published
FROM current_readings r
JOIN texts t ON t.id = r.text
ANTI JOIN story_words s ON s.reading = r.id
ORDER BY r.id
