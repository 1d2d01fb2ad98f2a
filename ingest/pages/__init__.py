"""PDF pages as they lie: glyphs, words, rules, grids, boxes, and what stands beside what. Mostly pure geometry."""
