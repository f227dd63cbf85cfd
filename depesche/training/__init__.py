"""Open treebanks in, weights out."""
