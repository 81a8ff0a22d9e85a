"""Lineage: which text of a story came from which, sentence by sentence, and what was lost on the way.

The door is ``stemma.lineage.step``.
"""
