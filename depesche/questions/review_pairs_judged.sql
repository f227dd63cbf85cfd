-- Pairs that somebody judged, by judgements in force.
SELECT subject, object FROM judgements
WHERE about = $about AND withdraws IS NULL AND id NOT IN (SELECT withdraws FROM judgements WHERE withdraws IS NOT NULL)
