"""Tables and sentences → figures: every number with the unit, subject, measure, period and scale that name it."""
