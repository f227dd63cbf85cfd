"""The knowledge base as something to ask, to add to and to refresh: what stands in the tables of `lexicon` and of a user's overlay."""
