-- Pairs of parties in settled events that fit a question, with their events by class: who does it with whom it is done to, all with all
-- where both sides act or only one side is named.  The row without a pair counts the events in all.  Claims of one event have the
-- same class and parties, and an event is named after its first claim: that one stands for all.
-- include asked_settled
,
one AS (
    SELECT h.event, h.type, h.event_hedged AS hedged, h.event_disputed AS disputed, h.event_independent AS independent,
        h.event_earliest AS earliest, h.event_latest AS latest,
        h.type IN ('CONSULT', 'AGREE', 'COOPERATE') OR coalesce(h.mode, '') = 'sign' AS mutual,
        list_filter(h.participants, lambda p: coalesce(p.country, '') <> '') AS named
    FROM here h SEMI JOIN hit ON hit.event = h.event
    WHERE h.event = 'e-' || h.id
),
sides AS (
    SELECT * EXCLUDE (named), list_distinct(list_transform(named, lambda p: p.country)) AS parties,
        list_distinct(list_transform(list_filter(named, lambda p: p.role <> 'recipient'), lambda p: p.country)) AS doing,
        list_distinct(list_transform(list_filter(named, lambda p: p.role = 'recipient'), lambda p: p.country)) AS done_to
    FROM one
),
ones AS (
    SELECT * EXCLUDE (parties, doing, done_to),
        unnest(CASE WHEN mutual OR len(done_to) = 0 OR len(doing) = 0 THEN parties ELSE doing END) AS a,
        CASE WHEN mutual OR len(done_to) = 0 OR len(doing) = 0 THEN parties ELSE done_to END AS others
    FROM sides WHERE len(parties) > 1
),
both_of AS (
    SELECT * EXCLUDE (others), unnest(others) AS b FROM ones
),
pairs AS (
    SELECT DISTINCT event, type, hedged, disputed, independent, earliest, latest, least(a, b) AS party, greatest(a, b) AS other
    FROM both_of WHERE a <> b
),
by_class AS (
    SELECT party, other, type, count(*) FILTER (NOT hedged) AS events, count(*) FILTER (disputed AND NOT hedged) AS disputed,
        count(*) FILTER (hedged) AS alleged, coalesce(sum(independent) FILTER (NOT hedged), 0)::BIGINT AS voices,
        min(earliest) AS first, max(latest) AS last, list(substr(event, 3) ORDER BY event) AS claims
    FROM pairs GROUP BY party, other, type
)
SELECT party, other, sum(events)::BIGINT AS events, sum(disputed)::BIGINT AS disputed, sum(alleged)::BIGINT AS alleged,
    sum(voices)::BIGINT AS voices, min(first) AS first, max(last) AS last,
    list(type ORDER BY events DESC, type) AS classes, list(events ORDER BY events DESC, type) AS numbers,
    list_sort(flatten(list(claims))) AS claims, 0 AS undated
FROM by_class GROUP BY party, other
HAVING sum(events) >= $least
UNION ALL
SELECT NULL, NULL, count(*), 0, 0, 0, NULL, NULL, [], [], [], count(*) FILTER (earliest IS NULL AND latest IS NULL) FROM one
ORDER BY party IS NULL, events DESC, party, other
