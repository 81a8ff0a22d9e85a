"""Who and what is meant: pronouns, roles and nouns that stand for what a report named before."""
