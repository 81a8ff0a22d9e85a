"""Things that are one by way of one another: a union of ids."""

from __future__ import annotations


class Classes:
    """Ids in classes; each starts as a class of its own."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def root(self, one: str) -> str:
        """What stands for the class of an id: the smallest of them."""
        while (above := self.parent.get(one, one)) != one:
            self.parent[one] = self.parent.get(above, above)
            one = above
        return one

    def join(self, a: str, b: str) -> bool:
        """Make two classes one; give whether they were two."""
        first, second = sorted((self.root(a), self.root(b)))
        self.parent[second] = first
        return first != second
