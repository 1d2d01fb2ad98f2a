"""What the reports hold that a question may speak of: figures, records and passages, and the draft of an answer that cites them."""
