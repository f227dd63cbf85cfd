-- Settled status and days of some events.
SELECT id, status, hedged, coalesce(disputed, FALSE) AS disputed, strftime(earliest, '%Y-%m-%d') AS earliest, strftime(latest, '%Y-%m-%d') AS latest
FROM events WHERE id IN (SELECT unnest($events::VARCHAR[]))
