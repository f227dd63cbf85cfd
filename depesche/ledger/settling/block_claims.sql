-- Some current claims with what their blocks are told by.
WITH asked AS (
    SELECT id, type, mode FROM current_claims WHERE id IN (SELECT unnest($keys::VARCHAR[]))
)
SELECT a.id AS key, a.id, a.type, a.mode, coalesce(list({
        'role': p.role, 'text': p.text, 'name': p.name, 'country': p.country, 'kind': p.kind
    } ORDER BY p.role, p.position) FILTER (p.claim IS NOT NULL), []) AS participants
FROM asked a
LEFT JOIN current_participants p ON p.claim = a.id
GROUP BY ALL
ORDER BY a.id
