"""Answers from the cells of tables, by the row and the column that a question names."""
