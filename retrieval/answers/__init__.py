"""A clause of a question answered: the ways to do it in their order, and whether the answer takes account of every word."""
