-- Claims of some blocks with the settled view of their events, as rows of `told`; events of claims of several blocks under their own.
WITH asked AS (
    SELECT claim, block FROM settled_claims WHERE block IN (SELECT unnest($blocks::VARCHAR[]))
),
mixed AS (
    SELECT unnest($events::VARCHAR[]) AS event, unnest($names::VARCHAR[]) AS name
),
people AS (
    SELECT claim, list({
        'role': role, 'text': text, 'name': name, 'country': country, 'kind': kind, 'actor': actor, 'apart': apart
    } ORDER BY role, position) AS participants
    FROM current_participants
    WHERE claim IN (SELECT claim FROM asked)
    GROUP BY claim
),
told_now AS (
    SELECT * FROM current_claims WHERE id IN (SELECT claim FROM asked)
),
places AS (
    SELECT report, min(outlet) AS outlet, min(doc) AS doc FROM origins WHERE report IN (SELECT report FROM told_now) GROUP BY report
)
SELECT
    b.number, ec.event, c.id, c.report, c.type, c.mode, c.status, c.hedged, c.earliest, c.latest, c.edtf, c.approximate,
    c.place, c.place_id, c.place_country, c.trigger_text, c.sentence, c.agenda, c.sources, coalesce(p.participants, []), c.review,
    coalesce(r.published_earliest, r.published_latest), o.outlet, o.doc,
    e.status, e.hedged, e.disputed, e.earliest, e.latest, e.independent
FROM asked a
JOIN told_now c ON c.id = a.claim
JOIN readings r ON r.id = c.reading
JOIN event_claims ec ON ec.claim = c.id
JOIN events e ON e.id = ec.event
LEFT JOIN mixed m ON m.event = ec.event
JOIN blocks b ON b.name = coalesce(m.name, a.block)
LEFT JOIN people p ON p.claim = c.id
LEFT JOIN places o ON o.report = c.report
ORDER BY b.number, ec.event, c.id
