-- Claims of some blocks with the settled view of their events, as rows of `told`.
WITH asked AS (
    SELECT claim, block FROM settled_claims WHERE block IN (SELECT unnest($blocks::VARCHAR[]))
),
people AS (
    SELECT claim, list({
        'role': role, 'text': text, 'name': name, 'country': country, 'kind': kind
    } ORDER BY role, position) AS participants
    FROM participants
    SEMI JOIN asked ON asked.claim = participants.claim
    GROUP BY claim
),
places AS (
    SELECT report, min(outlet) AS outlet, min(doc) AS doc FROM origins GROUP BY report
)
SELECT
    b.number, ec.event, c.id, c.report, c.type, c.mode, c.status, c.hedged, c.earliest, c.latest, c.edtf, c.approximate,
    c.place, c.place_id, c.place_country, c.trigger_text, c.sentence, c.agenda, c.sources, coalesce(p.participants, []),
    coalesce(r.published_earliest, r.published_latest), o.outlet, o.doc,
    e.status, e.hedged, e.disputed, e.earliest, e.latest, e.independent
FROM asked a
JOIN blocks b ON b.name = a.block
JOIN claims c ON c.id = a.claim
JOIN readings r ON r.id = c.reading
JOIN event_claims ec ON ec.claim = c.id
JOIN events e ON e.id = ec.event
LEFT JOIN people p ON p.claim = c.id
LEFT JOIN places o ON o.report = c.report
ORDER BY b.number, ec.event, c.id
