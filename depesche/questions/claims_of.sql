-- Claims of one report, those in which some actors (by who they are) take part, or some by their ids.
SELECT c.id, c.report, c.type, c.mode, c.status, c.hedged, c.earliest, c.latest, c.place, c.sentence, c.sources, c.rule, c.confidence,
    c.review, c.reviewed_by, c.edited,
    coalesce(list(coalesce(p.name, p.text) || ' (' || p.role || ')' ORDER BY p.role, p.position) FILTER (p.claim IS NOT NULL), []) AS people,
    coalesce(r.published_earliest, r.published_latest) AS published
FROM current_claims c
JOIN current_readings r ON r.id = c.reading
LEFT JOIN current_participants p ON p.claim = c.id
WHERE c.report = $report
    OR c.id IN (SELECT unnest($claims::VARCHAR[]))
    OR c.id IN (SELECT claim FROM current_participants WHERE list_contains($actors::VARCHAR[], actor))
GROUP BY ALL
ORDER BY c.earliest NULLS LAST, c.id
