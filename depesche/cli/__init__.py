"""Commands of `depesche`, one file each; no logic."""
