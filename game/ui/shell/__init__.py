"""The shell round the table: title, scenarios, seats, briefing, saves, options, replay, report, rules."""
