-- The happenings that the claims of one reading were put to.
SELECT claim, event FROM event_claims WHERE starts_with(claim, $reading || '.') ORDER BY claim
