"""Organisation units: whose the figures of a table or section are, and the tree that units make."""
