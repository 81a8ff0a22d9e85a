"""The group room: reports into stories, claims into happenings.

Its door is ``step.py``.
"""
