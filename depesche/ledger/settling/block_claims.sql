-- Some current claims with what their blocks are told by.
SELECT a.id, a.type, a.mode, coalesce(p.participants, []) AS participants
FROM (SELECT id, type, mode FROM current_claims WHERE id IN (KEYS)) a
LEFT JOIN (
    SELECT claim, list({
        'role': role, 'text': text, 'name': name, 'country': country, 'kind': kind
    } ORDER BY role, position) AS participants
    FROM current_participants WHERE claim IN (KEYS)
    GROUP BY claim
) p ON p.claim = a.id
ORDER BY a.id
