"""Show: what is in a case, for people (terminal) and for programs (JSON). It only reads."""
