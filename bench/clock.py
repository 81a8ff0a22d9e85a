"""Processor time spent inside functions that a bench wraps."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any


class Clock:
    """Processor seconds spent inside the functions that it wraps."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def wrap(self, inner: Callable[..., Any]) -> Callable[..., Any]:
        """The function, timed."""

        def timed(*given: Any) -> Any:
            began = time.process_time()
            found = inner(*given)
            self.seconds += time.process_time() - began
            return found

        return timed
