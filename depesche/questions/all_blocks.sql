-- Every block with its class and parties.
SELECT number, type, parties FROM blocks ORDER BY number
