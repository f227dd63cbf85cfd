-- Claims of current readings that somebody judged, by the last word.
SELECT r.verdict, count(*) AS claims FROM reviewed r JOIN claims c ON c.id = r.claim
WHERE c.reading NOT IN (SELECT reading FROM older_readings)
GROUP BY ALL ORDER BY ALL
