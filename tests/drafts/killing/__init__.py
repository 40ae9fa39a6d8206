"""Kills processes that freeze, publish and correct, and looks at what they leave behind: python -m tests.drafts.killing KILLS.

On the database that DATABASE_URL names, which is lost by that. A process that stands ready forks the victims, so that a kill takes no start of
Django; a victim tells of each statement before it sends it, and is killed at a random moment behind one: the statements are spread evenly over
all that it does.
"""
