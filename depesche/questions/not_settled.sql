-- How many current claims are not put to events yet.
SELECT count(*) AS claims FROM current_claims c ANTI JOIN settled_claims s ON s.claim = c.id
