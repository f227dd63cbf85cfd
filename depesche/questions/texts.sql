-- The keys of the current wording of some reports.
SELECT report, text FROM current_readings WHERE report IN (SELECT unnest($reports::VARCHAR[]))
