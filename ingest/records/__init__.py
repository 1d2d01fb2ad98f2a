"""Tables and texts of words → targets, rows of operating plans, risks, projects and investments."""
