"""Answers made of figures: looked up, compared, ranked, added up, over times, units and municipalities."""
