-- The first report of the same words, for reports where it is not the one noted.
SELECT report, leader FROM (
    SELECT report, leader AS noted,
        first_value(report) OVER (PARTITION BY digest ORDER BY published NULLS LAST, report) AS leader
    FROM wordings
)
WHERE leader IS DISTINCT FROM noted
