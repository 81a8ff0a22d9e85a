"""The names under which one report can name the outlet of another."""

from __future__ import annotations

import re
from functools import lru_cache

from stemma.outlets import agency_names, by_host, host_of
from stemma.records import Report
from stemma.trace.words import fold

MIN_SQUEEZED = 5
"""Letters of a name that is looked for among the labels of a host."""

SMALL = frozenset({"the", "of", "and", "for", "a", "de"})

DOMAIN_END = re.compile(r"\.(?:com|org|net|co|gov|info|news|[a-z]{2})$")


@lru_cache(maxsize=4096)
def known_as(name: str) -> tuple[str, ...]:
    """Every form under which an outlet called ``name`` is credited, sorted.

    Agencies by the registry; others by the full name, without "The" where two words or more are left
    ("the Sun" is a paper, "Sun" need not be), and by the initials of a name of three words or more
    ("Tidewatch News Agency", "TNA").
    """
    name = " ".join(name.split())
    if not name:
        return ()
    forms = {name}
    folded = fold(name)
    forms.update(agency_names(name))
    rest = name[4:] if folded.startswith("the ") else ""
    if rest:
        forms.update({f"the {rest}", rest} if " " in rest else {f"the {rest}"})
    words = [word for word in re.findall(r"\w+", name) if word.casefold() not in SMALL]
    if len(words) >= 3 and all(word[0].isupper() for word in words):
        forms.add("".join(word[0] for word in words))
    return tuple(sorted(form for form in forms if len(form) > 1))


def names_of(report: Report) -> tuple[str, ...]:
    """The names under which a report's outlet may be credited; empty where it is unknown."""
    name = DOMAIN_END.sub("", report.outlet.name.strip())
    return known_as(name)


def at_host(report: Report, name: str) -> bool:
    """Whether a name is that of the site a report stands on ("Halden Courier", haldencourier.uk).

    An agency's page under a newspaper's address has the agency for an outlet, the paper for a host.
    """
    host = host_of(report.url.value)
    squeezed = re.sub(r"\W|^the\b", "", name.casefold())
    return len(squeezed) >= MIN_SQUEEZED and squeezed in host.replace("-", "").split(".")


def on_own_site(report: Report) -> bool:
    """Whether a report stands on its outlet's own site: registered for it, or called by its name."""
    host = host_of(report.url.value)
    if host and by_host(host, "").key == report.outlet.key:
        return True
    squeezed = re.sub(r"\W|^the\b", "", report.outlet.name.casefold())
    labels = host.replace("-", "").split(".")
    return any(len(label) >= MIN_SQUEEZED and squeezed.startswith(label) for label in labels)


PAPERS = frozenset(
    "times post journal herald tribune telegraph guardian mail sun mirror star globe chronicle gazette"
    " courier independent standard express observer record press news".split()
)
"""Last words of papers' names by which a text calls a paper that it has named in full: "the Times"."""


def short_names(name: str) -> tuple[str, ...]:
    """How a text may go on to call an outlet that it has named in full ("The New York Times")."""
    last = name.split()[-1] if name.split() else ""
    return (f"the {last}", f"The {last}") if " " in name and last.casefold() in PAPERS else ()


BYLINED = re.compile(r"^[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3}$")


def authors_of(report: Report) -> tuple[str, ...]:
    """The surnames of a report's byline, sorted; none that is part of an outlet's name."""
    found = set()
    own = {word for name in names_of(report) for word in name.split()}
    for author in report.byline.value.split(","):
        name = re.split(r" [Ff]or ", author.strip())[0]
        if BYLINED.match(name) and not agency_names(name):
            surname = name.split()[-1]
            if len(surname) >= MIN_SURNAME and surname not in own and surname.casefold() not in NO_NAMES:
                found.add(surname)
    return tuple(sorted(found))


MIN_SURNAME = 4
NO_NAMES = frozenset("editor reporter correspondent writer staff news press desk".split())
"""Words that end a byline and are nobody's name."""


def same_outlet(a: Report, b: Report) -> bool:
    """Whether two reports are known to be of one outlet."""
    return bool(a.outlet.key) and a.outlet.key == b.outlet.key
