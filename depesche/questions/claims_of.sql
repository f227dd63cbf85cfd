-- Claims of one report, those in which certain actors of certain readings take part, or some by their ids.
SELECT c.id, c.report, c.type, c.mode, c.status, c.hedged, c.earliest, c.latest, c.place, c.sentence, c.sources, c.rule, c.confidence,
    coalesce(list(coalesce(p.name, p.text) || ' (' || p.role || ')' ORDER BY p.role, p.position) FILTER (p.claim IS NOT NULL), []) AS people,
    coalesce(r.published_earliest, r.published_latest) AS published
FROM current_claims c
JOIN current_readings r ON r.id = c.reading
LEFT JOIN participants p ON p.claim = c.id
WHERE c.report = $report
    OR c.id IN (SELECT unnest($claims::VARCHAR[]))
    OR c.id IN (SELECT claim FROM participants WHERE list_contains($actors::VARCHAR[], split_part(claim, '.', 1) || '/' || actor))
GROUP BY ALL
ORDER BY c.earliest NULLS LAST, c.id
