-- Reports of current readings some claim of which somebody judged.
SELECT DISTINCT c.report FROM reviewed r JOIN claims c ON c.id = r.claim
WHERE c.reading NOT IN (SELECT reading FROM older_readings)
ORDER BY c.report
