"""Finnish in and out: the words that are known, a question's words explained by them, and every sentence that is said."""
