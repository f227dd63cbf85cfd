-- Settled claims of some events with no more than the places and persons they name: what decides whether those can be the same.
SELECT event, id, type, mode, status, hedged, earliest, latest, published, place, place_id, place_country,
    list_filter(participants, lambda p: p.kind = 'person') AS participants
FROM told
WHERE block IN (BLOCKS) AND event IN (SELECT unnest($events::VARCHAR[]))
ORDER BY id
