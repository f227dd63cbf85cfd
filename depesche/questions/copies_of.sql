-- Copies of one report: reports of the same words, then what copies those words or is copied by them, with its own doubles.
WITH me AS (SELECT report, leader FROM wordings WHERE report = $report),
pairs AS (
    SELECT c.other AS leader, c.kind, c.score, c.evidence, c.why, false AS is_other FROM copies c JOIN me ON c.report = me.leader
    WHERE c.kind <> 'identical'
    UNION ALL
    SELECT c.report AS leader, c.kind, c.score, c.evidence, c.why, true AS is_other FROM copies c JOIN me ON c.other = me.leader
    WHERE c.kind <> 'identical'
),
found AS (
    SELECT w.report AS other, 'identical' AS kind, 1.0 AS score, NULL::JSON AS evidence,
        'the same ' || w.words || ' words in the same order' AS why, w.words, false AS is_other, w.leader
    FROM wordings w JOIN me ON w.leader = me.leader WHERE w.report <> me.report
    UNION ALL
    SELECT w.report, p.kind, p.score, p.evidence, p.why, w.words, p.is_other, w.leader FROM pairs p JOIN wordings w ON w.leader = p.leader
)
SELECT f.other, f.kind, f.score, f.evidence, f.why, f.words, f.is_other, f.leader, (SELECT leader FROM me) AS my_leader,
    r.outlet, r.doc, r.title, coalesce(r.published_earliest, r.published_latest) AS published
FROM found f
JOIN reports r ON r.id = f.other
ORDER BY array_position(['identical', 'near_identical', 'rewritten', 'translated', 'same_source'], f.kind), f.score DESC, f.other
