-- Claims of some blocks as `told` wants them.
WITH asked AS (
    SELECT c.*, s.block FROM current_claims c
    JOIN (SELECT claim, block FROM settled_claims WHERE block IN (SELECT unnest($blocks::VARCHAR[]))) s ON s.claim = c.id
),
people AS (
    SELECT claim, list({
        'role': role, 'text': text, 'name': name, 'country': country, 'kind': kind, 'actor': actor, 'apart': apart
    } ORDER BY role, position) AS participants
    FROM current_participants
    WHERE claim IN (SELECT id FROM asked)
    GROUP BY claim
),
places AS (
    SELECT report, min(outlet) AS outlet, min(doc) AS doc FROM origins WHERE report IN (SELECT report FROM asked) GROUP BY report
)
SELECT
    a.id, a.report, a.type, a.mode, a.status, a.hedged, a.earliest, a.latest, a.edtf, a.approximate,
    a.place, a.place_id, a.place_country, a.trigger_text, a.sentence, a.agenda, a.sources,
    coalesce(p.participants, []) AS participants, a.review,
    coalesce(r.published_earliest, r.published_latest) AS published, o.outlet, o.doc, t.text, a.block
FROM asked a
JOIN readings r ON r.id = a.reading
JOIN texts t ON t.id = r.text
LEFT JOIN places o ON o.report = a.report
LEFT JOIN people p ON p.claim = a.id
ORDER BY a.id
