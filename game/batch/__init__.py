"""Many games at once, and what they say together: a game a row, seeds over processes."""
