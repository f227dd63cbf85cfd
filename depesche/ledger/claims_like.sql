-- Claims of current readings by the beginning of their ids, rejected ones too.
SELECT id FROM claims
WHERE starts_with(id, $key) AND reading NOT IN (SELECT reading FROM older_readings)
ORDER BY id
LIMIT 20
