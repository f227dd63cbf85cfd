"""Report in, `Reading` out: who, when, who says so, what, how told."""
