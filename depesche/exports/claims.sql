-- One row a claim of the current readings, with who takes part, who says so, and its report.
WITH people AS (
    SELECT
        claim,
        string_agg(coalesce(name, text), '; ' ORDER BY position) FILTER (role = 'actor') AS actors,
        string_agg(coalesce(country, ''), '; ' ORDER BY position) FILTER (role = 'actor') AS actor_countries,
        string_agg(coalesce(name, text), '; ' ORDER BY position) FILTER (role = 'recipient') AS recipients,
        string_agg(coalesce(country, ''), '; ' ORDER BY position) FILTER (role = 'recipient') AS recipient_countries,
        string_agg(coalesce(name, text), '; ' ORDER BY position) FILTER (role = 'on_behalf_of') AS on_behalf_of
    FROM participants
    GROUP BY claim
)
SELECT
    c.id, c.type, c.mode, c.status, c.hedged, c.earliest, c.latest, c.approximate,
    p.actors, p.actor_countries, p.recipients, p.recipient_countries, p.on_behalf_of,
    c.place, c.place_country, array_to_string(c.agenda, '; ') AS agenda,
    array_to_string(list_transform(c.sources, lambda s: coalesce(s."name", s."text")), '; ') AS sources,
    c.sentence, c.rule, c.confidence, r.id AS report, r.title, r.outlet, r.url, r.language,
    r.published_earliest, r.published_latest, r.published_basis,
    v.depesche, v.lexicon, v.language_engine, v.knowledge_as_of
FROM current_claims c
JOIN reports r ON r.id = c.report
JOIN readings v ON v.id = c.reading
LEFT JOIN people p ON p.claim = c.id
ORDER BY c.earliest NULLS LAST, c.latest NULLS LAST, c.id
