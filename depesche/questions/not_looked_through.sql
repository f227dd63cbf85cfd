-- Reports whose current reading was not looked through for checkable statements.
SELECT r.report FROM current_readings r ANTI JOIN looked_through l ON l.reading = r.id
