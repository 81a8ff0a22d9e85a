"""Benches: each scores one part of Stemma on labelled data; ``python -m bench`` lists and runs them.

A bench is one module of this package with ``NAME``, ``ABOUT`` and ``run(data, split)``, which gives
the scores by name. ``BOUNDS`` (optional) says which scores have a floor or a ceiling.
"""
