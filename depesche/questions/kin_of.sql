-- Reports that share one report's wording or its happening, with what a list shows of them; details are looked up for these only.
WITH me AS (SELECT report, leader FROM wordings WHERE report = $report),
pairs AS (
    SELECT other AS leader, kind, score, why FROM copies WHERE report = (SELECT leader FROM me) AND kind <> 'identical'
    UNION ALL
    SELECT report AS leader, kind, score, why FROM copies WHERE other = (SELECT leader FROM me) AND kind <> 'identical'
),
copied AS (
    SELECT w.report, 'identical' AS kind, 1.0 AS score, 'the same ' || w.words || ' words in the same order' AS why
    FROM wordings w WHERE w.leader = (SELECT leader FROM me) AND w.report <> $report
    UNION ALL
    SELECT w.report, p.kind, p.score, p.why FROM pairs p JOIN wordings w ON w.leader = p.leader
),
kin AS (
    SELECT 'copy' AS what, report, kind, score, why FROM copied
    UNION ALL
    SELECT 'story', report, NULL, score, why FROM stories
    WHERE story = (SELECT story FROM stories WHERE report = $report) AND report <> $report
),
named AS (
    SELECT report, min(outlet) AS outlet, min(doc) AS doc FROM origins WHERE report IN (SELECT report FROM kin) GROUP BY report
)
SELECT k.what, k.report, k.kind, k.why, r.title, n.outlet, n.doc, coalesce(r.published_earliest, r.published_latest) AS published
FROM kin k
JOIN current_readings r ON r.report = k.report
LEFT JOIN named n ON n.report = k.report
ORDER BY k.what, array_position(['identical', 'near_identical', 'rewritten', 'translated', 'same_source'], k.kind),
    CASE WHEN k.what = 'copy' THEN k.score END DESC, published NULLS LAST, k.report
