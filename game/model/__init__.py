"""What a game is made of: the theatre that never changes, the state that does, orders, events."""
