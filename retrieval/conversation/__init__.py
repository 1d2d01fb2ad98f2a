"""What a conversation keeps, what a follow-up takes from it, and what is offered to ask next."""
