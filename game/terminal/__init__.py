"""The game in a terminal: the same seat, orders and refusals as at the window, told in lines of text.

It reads a line and answers with lines, so that a screen reader, a pipe or a test may sit there. It draws
nothing and imports no pygame; the table, the view model and the words are those of the window.
"""
