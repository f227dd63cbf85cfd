-- The leading sentences of the claims of some reports.
SELECT id, report, sentence FROM current_claims WHERE list_contains($reports::VARCHAR[], report) ORDER BY id
