-- Some claims as `told` wants them.
WITH asked AS (
    SELECT * FROM current_claims WHERE id IN (KEYS)
),
people AS (
    SELECT claim, list({
        'role': role, 'text': text, 'name': name, 'country': country, 'kind': kind, 'actor': actor, 'apart': apart
    } ORDER BY role, position) AS participants
    FROM current_participants
    WHERE claim IN (KEYS)
    GROUP BY claim
)
SELECT
    a.id, a.report, a.reading, a.type, a.mode, a.status, a.hedged, a.earliest, a.latest, a.edtf, a.approximate,
    a.place, a.place_id, a.place_country, a.trigger_text, a.sentence, a.agenda, a.sources,
    coalesce(p.participants, []) AS participants, a.review
FROM asked a
LEFT JOIN people p ON p.claim = a.id
ORDER BY a.id
