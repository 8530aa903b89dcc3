"""What happens: one module a chapter of the rulebook, and the umpire that calls on them.

Rules read the theatre and the state, and change the state only by recording events in the journal.
"""
