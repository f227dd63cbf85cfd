-- Day of publication and wording of some readings.
SELECT r.id AS reading, coalesce(r.published_earliest, r.published_latest) AS published, r.text
FROM readings r WHERE r.id IN (KEYS)
