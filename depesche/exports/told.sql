-- Claims of the current readings with who takes part and what their report is: all of some events, the claims of one together
-- and the events in order of days, and some claims besides.
WITH asked AS (
    SELECT c.*, ec.event
    FROM current_claims c
    LEFT JOIN event_claims ec ON ec.claim = c.id
    WHERE ec.event IN (SELECT unnest($events::VARCHAR[])) OR c.id IN (SELECT unnest($claims::VARCHAR[]))
),
people AS (
    SELECT p.claim, list({
        'role': p.role, 'text': p.text, 'name': p.name, 'country': p.country, 'kind': p.kind,
        'actor': p.actor, 'wikidata': x.wikidata, 'posts': coalesce(x.posts, [])
    } ORDER BY p.role, p.position) AS participants
    FROM current_participants p
    JOIN asked a ON a.id = p.claim
    LEFT JOIN actors x ON x.reading = a.reading AND x.actor = p.read_as
    GROUP BY p.claim
),
-- Classes of what the same sentence tells as done by one of the same people: the announcement of a plan, the threat of an act.
said AS (
    SELECT a.id, list(DISTINCT s.type) AS types
    FROM asked a
    JOIN current_claims s ON s.reading = a.reading AND s.sentence_where = a.sentence_where AND s.sentence_begin = a.sentence_begin
        AND s.id <> a.id AND s.status IN ('occurred', 'ongoing') AND NOT s.hedged
    JOIN current_participants p ON p.claim = a.id AND p.role = 'actor'
    JOIN current_participants q ON q.claim = s.id AND q.role = 'actor' AND coalesce(q.actor, q.text) = coalesce(p.actor, p.text)
    WHERE a.status NOT IN ('occurred', 'ongoing')
    GROUP BY a.id
)
SELECT
    a.id, a.report, a.type, a.mode, a.status, a.hedged, a.earliest, a.latest, a.edtf, a.approximate, a.duration,
    a.place, a.place_id, a.place_country, a.trigger_text, a.sentence, a.sentence_begin, a.sentence_end, a.sentence_where,
    a.agenda, a.instruments, a.contexts, a.sources, a.rule, a.confidence, a.review, a.reviewed_by, a.edited, coalesce(p.participants, []) AS participants,
    coalesce(said.types, []) AS said, a.event, e.reports, e.independent,
    coalesce(r.published_earliest, r.published_latest) AS published, r.published_earliest, r.published_latest, r.published_basis,
    r.outlet, r.doc, r.url, r.title, r.language, a.report AS text,
    v.depesche, v.lexicon, v.language_engine, v.knowledge_as_of
FROM asked a
JOIN reports r ON r.id = a.report
JOIN readings v ON v.id = a.reading
LEFT JOIN events e ON e.id = a.event
LEFT JOIN people p ON p.claim = a.id
LEFT JOIN said ON said.id = a.id
ORDER BY e.earliest NULLS LAST, e.latest NULLS LAST, a.event NULLS LAST, a.id
