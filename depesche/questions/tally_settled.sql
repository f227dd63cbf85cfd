-- How many events that fit a question each period has, by how they count; those without a period are undated or too vague for it.
-- include each_event
SELECT CASE WHEN date_trunc($by, day_first) = date_trunc($by, day_last) OR day_last - day_first < $exact THEN date_trunc($by, day_first)::DATE
        END AS period,
    count(*) FILTER (list_contains($counted::VARCHAR[], status) AND NOT hedged) AS events,
    count(*) FILTER (list_contains($counted::VARCHAR[], status) AND NOT hedged AND disputed) AS disputed,
    count(*) FILTER (list_contains($counted::VARCHAR[], status) AND hedged) AS alleged,
    count(*) FILTER (NOT list_contains($counted::VARCHAR[], status)) AS other,
    sum(claims)::BIGINT AS claims, sum(undated)::BIGINT AS undated
FROM each
GROUP BY period
ORDER BY period NULLS LAST
