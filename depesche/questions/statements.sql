-- Checkable statements of the current readings, with the report each stands in.
SELECT s.*, r.outlet, r.doc, r.title, coalesce(r.published_latest, r.published_earliest) AS published
FROM statements s
JOIN reports r ON r.id = s.report AND r.reading = s.reading
WHERE ($report::VARCHAR IS NULL OR s.report = $report)
    AND ($type::VARCHAR IS NULL OR s.type = $type)
    AND ($since::DATE IS NULL OR coalesce(r.published_latest, r.published_earliest) >= $since::DATE)
    AND ($until::DATE IS NULL OR coalesce(r.published_earliest, r.published_latest) <= $until::DATE)
    AND len(list_filter($parties::VARCHAR[], lambda p: NOT list_contains(list_transform(s.parties, lambda q: q.country), p))) = 0
ORDER BY published NULLS LAST, s.id
