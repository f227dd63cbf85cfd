-- Where the leading sentences of a report's claims stand.
SELECT id, sentence_begin AS begin, sentence_end AS "end", sentence_where AS place FROM current_claims WHERE report = $report ORDER BY id
