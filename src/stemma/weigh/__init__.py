"""The weigh room: happenings -> findings: witnesses, readings, support and contest.

Its door is ``step.py``.
"""
