"""Pages → a document: what stands on each in reading order, headings, paragraphs and the section tree."""
