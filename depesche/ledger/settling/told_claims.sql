-- Claims of some blocks as `told` wants them.
WITH asked AS (
    SELECT c.* FROM current_claims c
    SEMI JOIN (SELECT claim FROM settled_claims WHERE block IN (SELECT unnest($blocks::VARCHAR[]))) s ON s.claim = c.id
),
people AS (
    SELECT claim, list({
        'role': role, 'text': text, 'name': name, 'country': country, 'kind': kind
    } ORDER BY role, position) AS participants
    FROM participants
    SEMI JOIN asked ON asked.id = participants.claim
    GROUP BY claim
)
SELECT
    a.id, a.report, a.type, a.mode, a.status, a.hedged, a.earliest, a.latest, a.edtf, a.approximate,
    a.place, a.place_id, a.place_country, a.trigger_text, a.sentence, a.agenda, a.sources,
    coalesce(p.participants, []) AS participants,
    coalesce(r.published_earliest, r.published_latest) AS published, r.outlet, r.doc, r.text
FROM asked a
JOIN reports r ON r.id = a.report
LEFT JOIN people p ON p.claim = a.id
ORDER BY a.id
