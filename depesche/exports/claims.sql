-- One row a claim of the current readings that fits, with who takes part, who says so, and its report.
WITH people AS (
    SELECT
        claim,
        string_agg(coalesce(name, text), '; ' ORDER BY position) FILTER (role = 'actor') AS actors,
        string_agg(coalesce(country, ''), '; ' ORDER BY position) FILTER (role = 'actor') AS actor_countries,
        string_agg(coalesce(name, text), '; ' ORDER BY position) FILTER (role = 'recipient') AS recipients,
        string_agg(coalesce(country, ''), '; ' ORDER BY position) FILTER (role = 'recipient') AS recipient_countries,
        string_agg(coalesce(name, text), '; ' ORDER BY position) FILTER (role = 'on_behalf_of') AS on_behalf_of
    FROM current_participants
    GROUP BY claim
),
fitting AS (
    SELECT claim
    FROM current_participants
    WHERE list_contains($parties::VARCHAR[], country)
    GROUP BY claim
    HAVING count(DISTINCT country) = len($parties::VARCHAR[])
)
SELECT
    c.id, c.type, c.mode, c.status, c.hedged, c.earliest, c.latest, c.approximate,
    p.actors, p.actor_countries, p.recipients, p.recipient_countries, p.on_behalf_of,
    c.place, c.place_country, array_to_string(c.agenda, '; ') AS agenda,
    array_to_string(list_transform(c.sources, lambda s: coalesce(s."name", s."text")), '; ') AS sources,
    c.review, c.reviewed_by, array_to_string(c.edited, '; ') AS edited,
    c.sentence, c.rule, c.confidence, r.id AS report, r.title, r.outlet, r.url, r.language,
    r.published_earliest, r.published_latest, r.published_basis,
    v.depesche, v.lexicon, v.language_engine, v.knowledge_as_of
FROM current_claims c
JOIN reports r ON r.id = c.report
JOIN readings v ON v.id = c.reading
LEFT JOIN people p ON p.claim = c.id
WHERE (len($parties::VARCHAR[]) = 0 OR c.id IN (SELECT claim FROM fitting))
    AND ($type::VARCHAR IS NULL OR c.type = $type)
    AND ($mode::VARCHAR IS NULL OR c.mode = $mode)
    AND ($since::DATE IS NULL OR c.latest IS NULL OR c.latest >= $since::DATE)
    AND ($until::DATE IS NULL OR c.earliest IS NULL OR c.earliest <= $until::DATE)
    AND (len($status::VARCHAR[]) = 0 OR list_contains($status::VARCHAR[], c.status))
ORDER BY c.earliest NULLS LAST, c.latest NULLS LAST, c.id
