"""Archives: files of readings that can be made in pieces, on many machines, and put into one ledger."""
