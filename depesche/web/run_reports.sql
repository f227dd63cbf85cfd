-- Reports read by one run, by title, and how many there are in all; `current`: this reading still counts.
SELECT r.report, r.title, r.language, coalesce(r.published_earliest, r.published_latest) AS published,
    r.id NOT IN (SELECT reading FROM older_readings) AS current, count(*) OVER () AS total
FROM readings r
WHERE r.run = $run::INTEGER
ORDER BY published DESC NULLS LAST, r.report
LIMIT $limit OFFSET $offset
