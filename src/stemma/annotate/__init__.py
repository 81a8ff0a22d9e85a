"""The annotate room: reports -> sentences, tokens and mentions, through one language engine.

Its door is ``step.py``.
"""
