"""Every message about something that went wrong: code, what, what to do. One catalogue.

A ``StemmaError`` stops a command (exit status 2). A ``Problem`` is recorded, the run goes on, and
the exit status is 1.
"""

from __future__ import annotations

from collections.abc import Callable

from stemma.records import Problem

CATALOGUE: dict[str, tuple[str, str]] = {
    # code: (what happened, what to do); "{…}" are filled by the caller
    "E101": ("the file is empty", "save the page or text again"),
    "E102": (
        "the file holds no text: it looks like {what}",
        "give HTML, plain text, JSON articles, or these gzipped",
    ),
    "E103": ("the path does not exist or vanished while reading", "check the path and run again"),
    "E104": ("the file cannot be opened: {what}", "check its permissions and run again"),
    "E105": (
        "the file is larger than the limit of {limit}",
        "split it, or raise limit_bytes in the library's Settings",
    ),
    "E106": ("the gzip data is damaged: {what}", "fetch the file again"),
    "E107": ("the JSON cannot be read: {what}", "repair it, or save the article as text"),
    "E108": ("the JSON article has no text field", "give articles with 'text' or 'maintext'"),
    "E109": ("no readable text was found in the page", "open the original; save the page as text"),
    "E110": ("the page could not be parsed: {what}", "save the page as text and read that"),
    "E111": (
        "one line of {length} characters was cut into readable stretches",
        "nothing is lost; check the report if it looks odd",
    ),
    "E112": ("the folder holds no readable file", "check the path; hidden files are read only when named"),
    "E113": ("the article's {field} is missing or not usable", "the rest of it was read"),
    "E114": ("only the first {limit} characters were read", "split the file to read the rest"),
    "E201": (
        "the case was written by a newer Stemma (schema {found}, this one knows {known})",
        "upgrade Stemma to open it",
    ),
    "E202": ("the file is not a Stemma case", "give another --case path"),
    "E203": ("another process is writing to the case", "wait for it to end, then run again"),
    "E204": (
        "the disk is full, or the case cannot be written: {what}",
        "free some space and run again; what was finished is kept",
    ),
    "E205": ("the case does not exist", "create it with: stemma read PATH --case FILE"),
    "E206": ("the case is damaged: {what}", "restore a copy; originals can still be exported"),
    "E207": ("there is {what} in this folder", "name one with --case FILE; stemma read creates it"),
    "E301": ("the language engine {what} is not installed", "install it, or leave out --engine"),
    "E302": (
        "the report is not in English ({what}): no claims were read from it",
        "read it by hand; other languages are not supported yet",
    ),
    "E303": ("a step failed on this report: {what}", "report the text that caused it"),
    "E304": (
        "worker processes cannot be started: {what}",
        'run with one worker; in a script, call it under: if __name__ == "__main__"',
    ),
    "E305": (
        "the language engine {what} does not label Universal Dependencies (its labels: {labels})",
        "install one that does (see the guide, “Engines”), or leave out --engine",
    ),
    "E306": (
        "the language engine {what} is installed but cannot be loaded: {why}",
        "install what it asks for, or leave out --engine",
    ),
    "E310": (
        "{count} reports hold the same text: from the {first}th on each is compared with its neighbours only",
        "nothing is lost: they are linked in a chain, and their copies count once",
    ),
    "E311": (
        "{count} reports share most of their text with more than {cap} others each, and are compared over"
        " it with their neighbours only",
        "nothing is lost where they are copies of one page: they are linked in a chain; show the first",
    ),
    "E401": ("nothing in the case is called {what}", "list what there is with: stemma show"),
    "E402": ("the name {what} fits more than one record", "give more characters of the id"),
    "E501": (
        "a quote no longer stands in its original: {what}",
        "the case was changed by hand or damaged; read the original again",
    ),
    "E502": ("an id does not fit its content: {what}", "the case was changed by hand or damaged"),
}

NOTICES = frozenset({"E111", "E113", "E310", "E311"})
"""Problems that left nothing unread: a long line that was cut, a missing field of an article, crowds."""


def problem(code: str, where: str, **details: object) -> Problem:
    """A problem from the catalogue; ``details`` fill the placeholders of its message."""
    what, advice = CATALOGUE[code]
    return Problem(code, what.format(**details), where, advice)


class StemmaError(Exception):
    """Something that stops a command; carries the same four parts as a ``Problem``."""

    def __init__(self, code: str, where: str, **details: object) -> None:
        self.problem = problem(code, where, **details)
        super().__init__(message(self.problem))

    @classmethod
    def of(cls, found: Problem) -> StemmaError:
        """An error that carries a problem that stands already."""
        error = cls.__new__(cls)
        error.problem = found
        Exception.__init__(error, message(found))
        return error

    def __reduce__(self) -> tuple[Callable[[Problem], StemmaError], tuple[Problem]]:
        """So that an error raised in another process arrives whole."""
        return StemmaError.of, (self.problem,)


def message(found: Problem) -> str:
    """One line for a person: code, what, where, what to do."""
    return f"{found.code}: {found.what} ({found.where}). {found.advice[:1].upper()}{found.advice[1:]}."
