-- Current claims that fit, with how doubtful they are and why, in the order asked for; the page after one claim.
-- Nothing here goes through sentences or participants but for the page itself.
WITH rules AS (
    SELECT c.rule, count(*) AS judged, count(*) FILTER (r.verdict = 'reject') AS rejected
    FROM reviewed r JOIN claims c ON c.id = r.claim
    GROUP BY c.rule
),
fitting AS (
    SELECT c.id, c.report, c.sentence_begin, c.confidence, c.hedged, c.review, t.event, r.judged, r.rejected,
        c.earliest IS NULL AND c.latest IS NULL AS undated, coalesce(len(b.parties) = 0, false) AS nowhere,
        coalesce(t.event_disputed, false) AS disputed, coalesce(t.event_independent < 2, false) AS alone,
        coalesce(x.published_earliest, x.published_latest) AS published
    FROM current_claims c
    JOIN readings x ON x.id = c.reading
    LEFT JOIN told t ON t.id = c.id
    LEFT JOIN blocks b ON b.number = t.block
    LEFT JOIN rules r ON r.rule = c.rule
    WHERE ($type::VARCHAR IS NULL OR c.type = $type)
        AND ($mode::VARCHAR IS NULL OR c.mode = $mode)
        AND (len($status::VARCHAR[]) = 0 OR list_contains($status::VARCHAR[], c.status))
        AND ($report::VARCHAR IS NULL OR c.report = $report)
        AND ($rule::VARCHAR IS NULL OR c.rule = $rule)
        AND ($confidence::DOUBLE IS NULL OR c.confidence <= $confidence)
        AND ($since::DATE IS NULL OR c.latest IS NULL OR c.latest >= $since::DATE)
        AND ($until::DATE IS NULL OR c.earliest IS NULL OR c.earliest <= $until::DATE)
        AND (len($parties::VARCHAR[]) = 0 OR c.id IN (
            SELECT claim FROM current_participants WHERE list_contains($parties::VARCHAR[], country)
            GROUP BY claim HAVING count(DISTINCT country) = len($parties::VARCHAR[])
        ))
),
weighed AS (
    SELECT *, round(1 - confidence
        * (1 - CASE WHEN hedged THEN $hedged ELSE 0 END) * (1 - CASE WHEN nowhere THEN $nowhere ELSE 0 END)
        * (1 - CASE WHEN undated THEN $undated ELSE 0 END) * (1 - CASE WHEN disputed THEN $disputed ELSE 0 END)
        * (1 - CASE WHEN alone THEN $alone ELSE 0 END) * (1 - coalesce(rejected / (judged + 2), 0)), 4) AS doubt
    FROM fitting
),
placed AS (
    SELECT *, CASE WHEN $order = 'report' THEN report ELSE '' END AS first_key, CASE $order
        WHEN 'uncertain' THEN -doubt
        WHEN 'newest' THEN -coalesce(date_diff('day', DATE '1900-01-01', published), 0)
        WHEN 'oldest' THEN coalesce(date_diff('day', DATE '1900-01-01', published), 1000000)
        ELSE coalesce(sentence_begin, 0)
    END::DOUBLE AS second_key
    FROM weighed
),
waiting AS (
    SELECT *, count(*) OVER () AS waiting FROM placed WHERE NOT $unreviewed OR review IS NULL
),
page AS (
    SELECT * FROM waiting
    WHERE coalesce((first_key, second_key, report, id) > (SELECT (first_key, second_key, report, id) FROM placed WHERE id = $after), true)
    ORDER BY first_key, second_key, report, id
    LIMIT $limit
),
people AS (
    SELECT claim, list({
        'role': role, 'text': text, 'name': name, 'country': country, 'kind': kind, 'actor': actor
    } ORDER BY role, position) AS participants
    FROM current_participants WHERE claim IN (SELECT id FROM page)
    GROUP BY claim
),
places AS (
    SELECT report, min(outlet) AS outlet, min(doc) AS doc FROM origins WHERE report IN (SELECT report FROM page) GROUP BY report
)
SELECT p.id, p.doubt, p.hedged, p.nowhere, p.undated, p.disputed, p.alone, p.judged, p.rejected, p.event, p.published, p.waiting,
    c.report, c.type, c.mode, c.status, c.earliest, c.latest, c.edtf, c.approximate, c.place, c.place_country, c.trigger_text, c.sentence,
    c.sentence_begin, c.sentence_end, c.sentence_where, c.agenda, c.sources, c.rule, c.confidence, c.why, c.review, c.reviewed_by, c.edited,
    coalesce(q.participants, []) AS participants, r.title, r.language, o.outlet, o.doc
FROM page p
JOIN current_claims c ON c.id = p.id
JOIN readings r ON r.id = c.reading
LEFT JOIN people q ON q.claim = p.id
LEFT JOIN places o ON o.report = p.report
ORDER BY p.first_key, p.second_key, p.report, p.id
