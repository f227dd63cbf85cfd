-- Current readings with what people made of their claims, for the reports asked for (none: all that have claims).
WITH asked AS (
    SELECT id, report, text, title, language, published_earliest, published_latest, reading FROM current_readings
    WHERE len($reports::VARCHAR[]) = 0 OR report IN (SELECT unnest($reports::VARCHAR[]))
),
claims_now AS (
    SELECT reading, list({
        'id': id, 'claim': claim, 'type': type, 'mode': mode, 'status': status, 'hedged': hedged, 'earliest': earliest, 'latest': latest,
        'duration': duration, 'place': place, 'trigger_text': trigger_text, 'sentence': sentence, 'agenda': agenda,
        'instruments': instruments, 'sources': sources, 'review': review, 'confidence': confidence
    } ORDER BY id) AS claims
    FROM current_claims WHERE reading IN (SELECT id FROM asked)
    GROUP BY reading
),
people AS (
    SELECT split_part(claim, '.', 1) AS reading, list({
        'claim': claim, 'role': role, 'position': position, 'text': text, 'name': name, 'country': country, 'actor': read_as, 'kind': kind
    } ORDER BY claim, role, position) AS people
    FROM current_participants WHERE split_part(claim, '.', 1) IN (SELECT id FROM asked)
    GROUP BY 1
),
gone AS (
    SELECT c.reading, count(*) AS gone FROM reviewed r JOIN claims c ON c.id = r.claim
    WHERE r.verdict = 'reject' AND c.reading IN (SELECT id FROM asked)
    GROUP BY c.reading
),
places AS (
    SELECT report, min(doc) AS doc FROM origins WHERE report IN (SELECT report FROM asked) GROUP BY report
)
SELECT a.id AS reading, a.report, o.doc, a.title, a.language, a.published_earliest, a.published_latest, t.text, a.reading AS found,
    coalesce(c.claims, []) AS claims, coalesce(p.people, []) AS people, coalesce(g.gone, 0) AS gone
FROM asked a
JOIN texts t ON t.id = a.text
LEFT JOIN claims_now c ON c.reading = a.id
LEFT JOIN people p ON p.reading = a.id
LEFT JOIN gone g ON g.reading = a.id
LEFT JOIN places o ON o.report = a.report
WHERE c.claims IS NOT NULL OR g.gone > 0
ORDER BY a.report
