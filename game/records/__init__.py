"""What is kept of a game: the save and its replay, the chronicle, the tally."""
