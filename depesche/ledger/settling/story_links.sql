-- Pairs of reports of a month, or of it and the next one, that are alike: cosine of their terms, rarer ones of the
-- three months around weighing more, less the further apart they were published, more where they tell one event or
-- repeat each other.  Integers throughout: sums do not depend on the order they are made in.
WITH near AS (
    SELECT * FROM story_words WHERE month BETWEEN $month - 1 AND $month + 2
),
terms AS (
    SELECT report, month, published, unnest(terms) AS term, unnest(weights) AS weight, unnest(shares) AS share FROM near
),
by_month AS (
    SELECT month, term, count(*) AS reports FROM terms GROUP BY ALL
),
ours AS (
    SELECT * FROM terms WHERE month = $month OR month = $month + 1
),
around AS (
    SELECT m.month, b.term, sum(b.reports) AS reports
    FROM (SELECT unnest([$month, $month + 1]) AS month) m JOIN by_month b ON b.month BETWEEN m.month - 1 AND m.month + 1
    GROUP BY ALL
),
sizes AS (
    SELECT m.month, count(*) AS reports
    FROM (SELECT unnest([$month, $month + 1]) AS month) m JOIN near n ON n.month BETWEEN m.month - 1 AND m.month + 1
    GROUP BY ALL
),
valued AS (
    SELECT o.report, o.month, o.published, o.term, a.reports > greatest($few, $common * s.reports) AS common,
        round(-o.weight * ln(least(0.999, (a.reports + $prior * o.share / 1e6 + 1) / (s.reports + $prior))))::BIGINT AS value
    FROM ours o
    JOIN around a ON a.month = o.month AND a.term = o.term
    JOIN sizes s ON s.month = o.month
),
lengths AS (
    SELECT report, sqrt(sum(value * value)::DOUBLE) AS length FROM valued GROUP BY report
),
unit AS (
    SELECT v.report, v.month, v.published, v.term, round(10000 * v.value / l.length)::BIGINT AS value
    FROM valued v JOIN lengths l ON l.report = v.report
    WHERE NOT v.common AND l.length > 0
),
pairs AS (
    SELECT least(a.report, b.report) AS one, greatest(a.report, b.report) AS other,
        any_value(coalesce(abs(date_diff('day', a.published, b.published)), 0)) AS gap, sum(a.value * b.value) / 1e8 AS alike
    FROM unit a
    JOIN unit b ON b.term = a.term AND b.report <> a.report
    WHERE a.month = $month
        AND (b.month = $month + 1 OR (b.month = $month AND a.report < b.report))
        AND coalesce(abs(date_diff('day', a.published, b.published)), 0) <= $days
    GROUP BY ALL
    HAVING sum(a.value * b.value) >= 1e8 * $least
),
told AS (
    SELECT DISTINCT e.event, n.report
    FROM near n
    JOIN current_claims c ON c.report = n.report
    JOIN event_claims e ON e.claim = c.id
    WHERE abs(date_diff('day', coalesce(c.earliest, c.latest), n.published)) <= $recent
),
same_event AS (
    SELECT DISTINCT p.one, p.other
    FROM pairs p
    JOIN told a ON a.report = p.one
    JOIN told b ON b.report = p.other AND b.event = a.event
),
copied AS (
    SELECT report AS one, other AS two FROM copies WHERE kind IN ('near_identical', 'rewritten', 'translated')
    UNION ALL SELECT other, report FROM copies WHERE kind IN ('near_identical', 'rewritten', 'translated')
),
repeated AS (
    SELECT DISTINCT p.one, p.other
    FROM pairs p
    JOIN wordings a ON a.report = p.one
    JOIN wordings b ON b.report = p.other
    JOIN copied c ON c.one = a.leader AND c.two = b.leader
),
scored AS (
    SELECT p.one, p.other, s.one IS NOT NULL AS event, r.one IS NOT NULL AS copy,
        least(1000, round(1000 * pow(0.5, p.gap / $half) * (
            p.alike + CASE WHEN s.one IS NULL THEN 0 ELSE $event END + CASE WHEN r.one IS NULL THEN 0 ELSE $copy END
        )))::INTEGER AS score
    FROM pairs p
    LEFT JOIN same_event s ON s.one = p.one AND s.other = p.other
    LEFT JOIN repeated r ON r.one = p.one AND r.other = p.other
)
SELECT one, other, score, event, copy FROM scored WHERE score >= $floor
