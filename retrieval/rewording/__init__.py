"""Turns of speech, and words of several senses, put in the lexicon's words by what stands beside them."""
