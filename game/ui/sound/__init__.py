"""What is heard at the window: a handful of sober sounds, and a line of text for each of them."""
