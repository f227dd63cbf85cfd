-- Claims of the current readings in which all the parties take part, with who takes part,
-- who says so and what the report is.  An undated claim fits every period.
WITH fitting AS (
    SELECT claim
    FROM current_participants
    WHERE list_contains($parties::VARCHAR[], country)
    GROUP BY claim
    HAVING count(DISTINCT country) = len($parties::VARCHAR[])
),
hit AS (
    SELECT c.id
    FROM current_claims c
    WHERE (len($parties::VARCHAR[]) = 0 OR c.id IN (SELECT claim FROM fitting))
        AND ($type::VARCHAR IS NULL OR c.type = $type)
        AND ($mode::VARCHAR IS NULL OR c.mode = $mode)
        AND ($since::DATE IS NULL OR c.latest IS NULL OR c.latest >= $since::DATE)
        AND ($until::DATE IS NULL OR c.earliest IS NULL OR c.earliest <= $until::DATE)
),
-- An event is shown whole, also with the claims that alone would not fit (another mode, a vague day).
asked AS (
    SELECT c.*
    FROM current_claims c
    WHERE c.id IN (SELECT id FROM hit)
        OR c.id IN (
            SELECT claim FROM event_claims
            WHERE event IN (SELECT event FROM event_claims WHERE claim IN (SELECT id FROM hit))
        )
),
people AS (
    SELECT claim, list({
        'role': role, 'text': text, 'name': name, 'country': country, 'kind': kind, 'actor': actor, 'apart': apart
    } ORDER BY role, position) AS participants
    FROM current_participants
    WHERE claim IN (SELECT id FROM asked)
    GROUP BY claim
)
SELECT
    a.id, a.report, a.type, a.mode, a.status, a.hedged, a.earliest, a.latest, a.edtf, a.approximate,
    a.place, a.place_id, a.place_country, a.trigger_text, a.sentence, a.agenda, a.sources,
    coalesce(p.participants, []) AS participants, a.review,
    ec.event, coalesce(r.published_earliest, r.published_latest) AS published, r.outlet, r.doc, r.text
FROM asked a
JOIN reports r ON r.id = a.report
LEFT JOIN event_claims ec ON ec.claim = a.id
LEFT JOIN people p ON p.claim = a.id
ORDER BY a.id
