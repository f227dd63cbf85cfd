-- Claims put to an event with a score near what is needed, the least sure first, each beside the claim that names the event.
SELECT ec.event, ec.claim AS other, ec.score, ec.why, substr(ec.event, 3) AS one
FROM event_claims ec
WHERE ec.score < $score AND substr(ec.event, 3) <> ec.claim
ORDER BY ec.score, ec.event, ec.claim
LIMIT $limit
