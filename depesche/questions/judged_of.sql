-- What people said of the claims of one reading and did not take back, in the order in which it was said.
SELECT subject, verdict, field, value, made_by FROM judgements
WHERE about = 'claims' AND withdraws IS NULL AND starts_with(subject, $reading || '.')
    AND id NOT IN (SELECT withdraws FROM judgements WHERE withdraws IS NOT NULL)
ORDER BY judged NULLS FIRST, rowid
