-- Beginning of queries on places: settled events that fit a question (`one`), each with one place (`spot`).  A claim's that names a
-- place the tables know and tells the settled status comes first, a town before a whole state.
-- include asked_settled
,
placed AS (
    SELECT event, arg_min(
        {'name': place, 'id': place_id, 'country': place_country},
        concat(place_id IS NULL, status <> event_status, coalesce(place_id = place_country, false), id)
    ) AS spot
    FROM here WHERE place IS NOT NULL
    GROUP BY event
),
one AS (
    SELECT h.event, h.type, h.event_hedged AS hedged, h.event_disputed AS disputed, h.event_independent AS independent,
        h.event_earliest AS earliest, h.event_latest AS latest, p.spot
    FROM here h
    SEMI JOIN hit ON hit.event = h.event
    LEFT JOIN placed p ON p.event = h.event
    WHERE h.event = 'e-' || h.id
)
