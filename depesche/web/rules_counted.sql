-- How many current claims and attributions some rows of the tables have made.
SELECT rule, count(*) AS findings, count(DISTINCT report) AS reports FROM (
    SELECT rule, report FROM claims WHERE list_contains($rules::VARCHAR[], rule) AND reading NOT IN (SELECT reading FROM older_readings)
    UNION ALL
    SELECT rule, report FROM attributions
    WHERE list_contains($rules::VARCHAR[], rule) AND reading NOT IN (SELECT reading FROM older_readings)
)
GROUP BY rule
