"""Finnish words, sentences, numbers, units of measure and statement rows, known the same way to reading and to asking."""
