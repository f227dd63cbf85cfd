-- Claims of current readings by their ids, the beginning of these, or as `<beginning>.c1`; rejected ones too.
SELECT id FROM claims
WHERE (starts_with(id, $key) OR (starts_with(reading, split_part($key, '.', 1)) AND claim = split_part($key, '.', 2)))
    AND reading NOT IN (SELECT reading FROM older_readings)
ORDER BY id
LIMIT 20
