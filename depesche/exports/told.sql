-- Claims of the current readings with who takes part and what their report is, the claims of one event together,
-- events in order of days; an event is given whole if one of its claims fits.  Claims not settled yet come last.
WITH fitting AS (
    SELECT claim
    FROM participants
    WHERE list_contains($parties::VARCHAR[], country)
    GROUP BY claim
    HAVING count(DISTINCT country) = len($parties::VARCHAR[])
),
hit AS (
    SELECT c.id, ec.event
    FROM current_claims c
    LEFT JOIN event_claims ec ON ec.claim = c.id
    WHERE (len($parties::VARCHAR[]) = 0 OR c.id IN (SELECT claim FROM fitting))
        AND ($type::VARCHAR IS NULL OR c.type = $type)
        AND ($mode::VARCHAR IS NULL OR c.mode = $mode)
        AND ($since::DATE IS NULL OR c.latest IS NULL OR c.latest >= $since::DATE)
        AND ($until::DATE IS NULL OR c.earliest IS NULL OR c.earliest <= $until::DATE)
),
asked AS (
    SELECT c.*, ec.event
    FROM current_claims c
    LEFT JOIN event_claims ec ON ec.claim = c.id
    WHERE c.id IN (SELECT id FROM hit) OR ec.event IN (SELECT event FROM hit WHERE event IS NOT NULL)
),
people AS (
    SELECT p.claim, list({
        'role': p.role, 'text': p.text, 'name': p.name, 'country': p.country, 'kind': p.kind,
        'actor': p.actor, 'wikidata': x.wikidata, 'posts': coalesce(x.posts, [])
    } ORDER BY p.role, p.position) AS participants
    FROM participants p
    JOIN asked a ON a.id = p.claim
    LEFT JOIN actors x ON x.reading = a.reading AND x.actor = p.actor
    GROUP BY p.claim
)
SELECT
    a.id, a.report, a.type, a.mode, a.status, a.hedged, a.earliest, a.latest, a.edtf, a.approximate, a.duration,
    a.place, a.place_id, a.place_country, a.trigger_text, a.sentence, a.sentence_begin, a.sentence_end, a.sentence_where,
    a.agenda, a.instruments, a.contexts, a.sources, a.rule, a.confidence, coalesce(p.participants, []) AS participants,
    a.event, e.reports, e.independent,
    coalesce(r.published_earliest, r.published_latest) AS published, r.published_earliest, r.published_latest, r.published_basis,
    r.outlet, r.doc, r.url, r.title, r.language, a.report AS text,
    v.depesche, v.lexicon, v.language_engine, v.knowledge_as_of
FROM asked a
JOIN reports r ON r.id = a.report
JOIN readings v ON v.id = a.reading
LEFT JOIN events e ON e.id = a.event
LEFT JOIN people p ON p.claim = a.id
ORDER BY e.earliest NULLS LAST, e.latest NULLS LAST, a.event NULLS LAST, a.id
