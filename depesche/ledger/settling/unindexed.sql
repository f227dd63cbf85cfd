-- Some current readings with what the index and the stories need of them.
SELECT r.id AS key, r.report, r.id AS reading, r.title, r.language, r.reading AS found, t.text,
    coalesce(r.published_earliest, r.published_latest) AS published
FROM readings r
JOIN texts t ON t.id = r.text
WHERE r.id IN (SELECT unnest($keys::VARCHAR[]))
ORDER BY r.id
