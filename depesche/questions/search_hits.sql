-- Beginning of queries on full text: reports that hold a form of every term and fit the filters (`found`), with their score by Okapi
-- BM25 (k1 = 1.2, b = 0.75).
WITH forms AS (
    SELECT unnest($words::VARCHAR[]) AS word, unnest($terms::INTEGER[]) AS term, unnest($weights::DOUBLE[]) AS weight
),
postings_found AS (
    SELECT f.term, f.weight, p.reports, p.counts FROM postings p JOIN forms f ON f.word = p.word
    WHERE p.word IN (SELECT word FROM forms)
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
),
found AS MATERIALIZED (
    SELECT r.report, r.language, w.outlet, s.score,
        coalesce(r.published_earliest, r.published_latest) AS first, coalesce(r.published_latest, r.published_earliest) AS last
    FROM scored s
    JOIN indexed i ON i.number = s.number
    JOIN current_readings r ON r.id = i.reading
    LEFT JOIN wordings w ON w.report = i.report
    WHERE ($language::VARCHAR IS NULL OR r.language = $language)
        AND ($outlet::VARCHAR IS NULL OR w.outlet = $outlet)
        AND ($since::DATE IS NULL OR coalesce(r.published_latest, r.published_earliest) >= $since::DATE)
        AND ($until::DATE IS NULL OR coalesce(r.published_earliest, r.published_latest) <= $until::DATE)
        AND ($type::VARCHAR IS NULL OR r.report IN (SELECT report FROM current_claims WHERE type = $type))
)
