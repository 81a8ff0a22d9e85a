"""The command ``stemma``: one file per command, one entry."""

from stemma.cli.app import main

__all__ = ["main"]
