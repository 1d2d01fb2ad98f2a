"""Answers from running text: sentences that give a number, a reason, a fact, yes or no, and what rules them out."""
