-- Words of the index that are one of some words, or begin with one of some stems and are not much longer.
SELECT DISTINCT word FROM postings
WHERE list_contains($words::VARCHAR[], word)
    OR len(list_filter($stems::VARCHAR[], lambda s: starts_with(word, s) AND length(word) <= length(s) + $longer::INTEGER)) > 0
ORDER BY word
