"""How the pipeline runs its steps: what to do again, where it is done, what is kept when."""
