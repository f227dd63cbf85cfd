-- Claims not settled yet.
SELECT c.id FROM current_claims c ANTI JOIN settled_claims s ON s.claim = c.id ORDER BY c.id
