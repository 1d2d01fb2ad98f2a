"""Tables of every make found on pages, and put together over page ends."""
