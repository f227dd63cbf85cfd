-- Claims not settled yet, with what their blocks are told by.
WITH asked AS (
    SELECT c.id, c.type, c.mode FROM current_claims c ANTI JOIN settled_claims s ON s.claim = c.id
)
SELECT a.id, a.type, a.mode, coalesce(list({
        'role': p.role, 'text': p.text, 'name': p.name, 'country': p.country, 'kind': p.kind
    } ORDER BY p.role, p.position) FILTER (p.claim IS NOT NULL), []) AS participants
FROM asked a
LEFT JOIN participants p ON p.claim = a.id
GROUP BY ALL
ORDER BY a.id
