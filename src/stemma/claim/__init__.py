"""The claim room: sentences -> claims: what each says happened, in whose voice, how firmly.

Its door is ``step.py``.
"""
