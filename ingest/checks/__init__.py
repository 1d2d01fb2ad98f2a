"""Identities of the printed figures: which hold, which are off by rounding, which are errors, and what they repair."""
