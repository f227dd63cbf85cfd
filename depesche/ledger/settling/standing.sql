-- Grams that say nothing about copying.  Only first reports of their words are counted.
WITH sizes AS (
    SELECT outlet, count(*) AS reports FROM wordings WHERE outlet IS NOT NULL AND report = leader GROUP BY outlet
),
several AS (
    SELECT gram FROM fingerprints GROUP BY gram HAVING count(*) >= $few
),
placed AS (
    SELECT f.gram, w.report, w.outlet, w.published
    FROM fingerprints f
    SEMI JOIN several s ON s.gram = f.gram
    JOIN wordings w ON w.report = f.report AND w.leader = w.report
),
by_outlet AS (
    SELECT p.gram, p.outlet, count(*) AS reports FROM placed p WHERE p.outlet IS NOT NULL GROUP BY ALL
)
SELECT gram FROM placed GROUP BY gram
HAVING count(*) > $many OR (count(*) >= $few AND date_diff('day', min(published), max(published)) >= $days)
UNION
SELECT b.gram FROM by_outlet b JOIN sizes s ON s.outlet = b.outlet
WHERE b.reports >= $own AND b.reports >= $share * s.reports
