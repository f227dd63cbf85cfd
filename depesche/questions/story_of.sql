-- The story a report is in: all its reports in order of publication, with their claims.
SELECT s.story, s.report, s.score, s.why, r.title, r.outlet, r.doc, coalesce(r.published_earliest, r.published_latest) AS published,
    coalesce((SELECT list(c.id ORDER BY c.id) FROM current_claims c WHERE c.report = s.report), []) AS claims
FROM stories s
JOIN reports r ON r.id = s.report
WHERE s.story = (SELECT story FROM stories WHERE report = $report)
ORDER BY published NULLS LAST, s.report
