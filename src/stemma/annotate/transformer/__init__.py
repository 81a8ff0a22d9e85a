"""The shipped reader of English: a small transformer in NumPy, and the spaCy component that runs it."""
