-- Judgements in force, in order, with the claim as read and as it is now.
SELECT j.id, j.about, j.subject, j.object, j.verdict, j.field, j.value, j.made_by, j.why, j.judged,
    c.rule, c.type, c.mode, c.status, c.hedged, c.earliest, c.latest, c.edtf, c.duration, c.place, c.place_country, c.agenda, c.instruments,
    c.sources, c.report, c.sentence, c.id IS NOT NULL AND c.reading NOT IN (SELECT reading FROM older_readings) AS current,
    p.participants
FROM judgements j
LEFT JOIN claims c ON c.id = j.subject
LEFT JOIN (
    SELECT claim, list({'role': role, 'name': coalesce(name, text), 'country': country} ORDER BY role, position) AS participants
    FROM participants WHERE claim IN (SELECT subject FROM judgements WHERE field = 'participants')
    GROUP BY claim
) p ON p.claim = c.id
WHERE j.withdraws IS NULL AND j.id NOT IN (SELECT withdraws FROM judgements WHERE withdraws IS NOT NULL)
ORDER BY j.judged NULLS FIRST, j.rowid
