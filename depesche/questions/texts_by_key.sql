-- Some texts by their keys: those alone are read.
SELECT id, text FROM texts WHERE id IN (SELECT unnest($keys::VARCHAR[]))
