"""Matching: which claims say the same thing, and how near the others are."""
