-- Reports that hold a form of every term, with their score by Okapi BM25 (k1 = 1.2, b = 0.75).
WITH forms AS (
    SELECT unnest($words::VARCHAR[]) AS word, unnest($terms::INTEGER[]) AS term, unnest($weights::DOUBLE[]) AS weight
),
postings_found AS (
    SELECT f.term, f.weight, p.reports, p.counts FROM postings p JOIN forms f ON f.word = p.word
    WHERE list_contains($words::VARCHAR[], p.word)
),
hits AS (
    SELECT term, number, sum(n * weight) AS tf
    FROM (SELECT term, weight, unnest(reports) AS number, unnest(counts) AS n FROM postings_found)
    GROUP BY term, number
),
frequency AS (
    SELECT term, count(*) AS reports FROM hits GROUP BY term
),
size AS (
    SELECT count(*) AS reports, avg(words) AS words FROM indexed
),
scored AS (
    SELECT h.number, sum(
        ln(1 + (greatest(s.reports - f.reports, 0) + 0.5) / (f.reports + 0.5))
        * h.tf * 2.2 / (h.tf + 1.2 * (0.25 + 0.75 * i.words / s.words))
    ) AS score
    FROM hits h
    JOIN frequency f ON f.term = h.term
    JOIN indexed i ON i.number = h.number
    CROSS JOIN size s
    GROUP BY h.number
    HAVING count(*) = $number
)
SELECT r.report, s.score
FROM scored s
JOIN indexed i ON i.number = s.number
JOIN current_readings r ON r.id = i.reading
WHERE ($language::VARCHAR IS NULL OR r.language = $language)
    AND ($since::DATE IS NULL OR coalesce(r.published_latest, r.published_earliest) >= $since::DATE)
    AND ($until::DATE IS NULL OR coalesce(r.published_earliest, r.published_latest) <= $until::DATE)
ORDER BY round(s.score, 9) DESC, coalesce(r.published_latest, r.published_earliest) DESC NULLS LAST, r.report
