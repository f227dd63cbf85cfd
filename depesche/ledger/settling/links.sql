-- Which of some reports repeat each other, doubles by way of the report that leads them.
WITH asked AS (SELECT report, leader FROM wordings WHERE report IN (SELECT unnest($reports::VARCHAR[])))
SELECT a.report AS one, b.report AS other FROM asked a JOIN asked b ON a.leader = b.leader AND a.report < b.report
UNION
SELECT a.report, b.report
FROM copies c
JOIN asked a ON a.leader = c.report
JOIN asked b ON b.leader = c.other
WHERE c.kind IN ('near_identical', 'rewritten', 'translated')
ORDER BY ALL
