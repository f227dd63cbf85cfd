-- Some current claims, for showing two side by side.
WITH asked AS (
    SELECT * FROM current_claims WHERE id IN (SELECT unnest($claims::VARCHAR[]))
),
people AS (
    SELECT claim, list(coalesce(name, text) || coalesce(' (' || country || ')', '') ORDER BY role, position) AS people
    FROM current_participants WHERE claim IN (SELECT id FROM asked)
    GROUP BY claim
)
SELECT a.id, a.report, a.type, a.mode, a.status, a.earliest, a.latest, a.place, a.sentence, coalesce(p.people, []) AS people,
    coalesce(r.published_earliest, r.published_latest) AS published, r.title
FROM asked a
JOIN readings r ON r.id = a.reading
LEFT JOIN people p ON p.claim = a.id
ORDER BY a.id
