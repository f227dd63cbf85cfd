-- Events that fit a question and in which something clashes: status, day and mode for certain, place and people perhaps (names may be
-- spellings of one).  And what all that was compared rests on.
-- include each_event
,
several AS (
    SELECT h.event,
        h.status IN ('occurred', 'ongoing') AS happened, h.status, h.earliest, h.latest, h.published, h.mode, h.place,
        list_transform(list_filter(h.participants, lambda p: p.kind = 'person'), lambda p: p.name) AS people
    FROM told h SEMI JOIN (SELECT event FROM each WHERE claims > 1) e ON e.event = h.event
    WHERE block IN (BLOCKS)
),
differing AS (
    SELECT event,
        bool_or(happened) AND (
            bool_or(status = 'denied')
            -- A call-off told before the day it happened was overtaken by it.
            OR (bool_or(status = 'cancelled') AND (
                bool_or(status = 'cancelled' AND published IS NULL) OR bool_or(happened AND earliest IS NULL)
                OR max(published) FILTER (status = 'cancelled') >= min(earliest) FILTER (happened)
            ))
        ) AS status,
        max(earliest) FILTER (happened AND latest IS NOT NULL) > min(latest) FILTER (happened AND earliest IS NOT NULL) AS day,
        count(DISTINCT place) > 1 AS place, count(DISTINCT people) > 1 AS people, count(DISTINCT mode) > 1 AS mode
    FROM several
    GROUP BY event
)
SELECT count(*) AS events, count(*) FILTER (claims > 1) AS compared, coalesce(sum(claims), 0)::BIGINT AS claims,
    coalesce(sum(undated), 0)::BIGINT AS undated,
    (
        SELECT coalesce(list({
            'event': e.event, 'block': e.block, 'status': coalesce(d.status, FALSE), 'day': coalesce(d.day, FALSE), 'place': d.place,
            'people': d.people, 'mode': d.mode
        } ORDER BY e.first NULLS LAST, e.last DESC, e.type, e.event), [])
        FROM each e JOIN differing d ON d.event = e.event WHERE d.status OR d.day OR d.place OR d.people OR d.mode
    ) AS clashing
FROM each
