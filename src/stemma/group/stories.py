"""Reports into stories: ties by shared weighted terms, then average linkage inside what they connect."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.group.linkage import average_linkage
from stemma.ids import content_id
from stemma.records import Report, Story, Terms, Tie

TIE_SCORE = 0.10
"""Cosine from which two reports are tied.

Sweep on the open half of news_cluster, BCubed F1: .08 .979, .10 .979, .12 .973, .14 .963, .16 .957.
"""

LINK_SCORE = 0.10
"""Mean cosine between two groups from which they are one story; same sweep."""

LARGEST = 1_200
"""Reports of one connected part that average linkage is run on; beyond, its ties must be stronger."""

SHOWN_TERMS = 6

STORY_DAYS, STALE, COPIED = 60, 0.5, 0.6
"""Reports published more days apart are of one story only when they share twice as much.

Page dates can be crawl dates, weeks late, so the span is wide; copies (cosine from .6) are exempt. On
news_cluster BCubed F1 goes from .979 to .972 (precision .983 to 1.0); in 1,503 articles of eight years it
parts news of one subject by time.
"""


def tie_of(a: Terms, b: Terms) -> Tie | None:
    """The tie between two reports, or None where they share too little; symmetric."""
    first, second = sorted((a, b), key=lambda t: t.report_id)
    held = dict(second.weights)
    shared = [(word, w * held[word]) for word, w in first.weights if word in held]
    score = sum(product for _, product in shared)
    if score < COPIED and _months_apart(first, second):
        score *= STALE
    if score < TIE_SCORE:
        return None
    shared.sort(key=lambda item: (-item[1], item[0]))
    words = tuple(word for word, _ in shared[:SHOWN_TERMS])
    return Tie(first.report_id, second.report_id, round(score, 4), words)


def _months_apart(a: Terms, b: Terms) -> bool:
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    apart = max((a.earliest - b.latest).days, (b.earliest - a.latest).days)
    return apart > STORY_DAYS


def stories_of(reports: Sequence[Report], ties: Sequence[Tie]) -> list[Story]:
    """The stories of a set of reports, whatever their order; a report without ties is one of its own."""
    by_id = {r.id: r for r in sorted(reports, key=lambda r: r.id)}
    scores = {(t.a_id, t.b_id): t.score for t in ties if t.a_id in by_id and t.b_id in by_id}
    groups: list[list[str]] = []
    for part in _connected(list(by_id), scores):
        threshold = LINK_SCORE
        pieces = [part]
        while len(part) > LARGEST and threshold < 0.9 and max(map(len, pieces)) > LARGEST:
            threshold += 0.05
            strong = {pair: s for pair, s in scores.items() if s >= threshold}
            pieces = _connected(part, strong)
        for piece in pieces:
            groups += _average_linkage(piece, scores) if len(piece) <= LARGEST else [piece]
    groups = _threads(groups, by_id)
    return sorted((_story(g, by_id, ties) for g in groups), key=lambda s: s.id)


def _threads(groups: list[list[str]], reports: dict[str, Report]) -> list[list[str]]:
    """Groups that hold nothing but posts of one thread, brought to where its first post is.

    A reply is about what its thread is about, and is too short to say so.
    """
    home = {i: n for n, group in enumerate(groups) for i in group}
    threads: dict[tuple[str, str], list[Report]] = {}
    for report in reports.values():
        if report.author.value and report.title.value:
            threads.setdefault((report.original_id, report.title.value), []).append(report)
    joined = [list(group) for group in groups]
    for posts in threads.values():
        ids = {post.id for post in posts}
        first = home[min(posts, key=lambda post: (post.number, post.id)).id]
        for n in sorted({home[post.id] for post in posts} - {first}):
            if ids.issuperset(groups[n]):
                joined[first] += joined[n]
                joined[n] = []
    return [group for group in joined if group]


def _connected(ids: list[str], scores: dict[tuple[str, str], float]) -> list[list[str]]:
    parent = {i: i for i in ids}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in scores:
        if a in parent and b in parent:
            ra, rb = root(a), root(b)
            if ra != rb:
                parent[max(ra, rb)] = min(ra, rb)
    parts: dict[str, list[str]] = {}
    for i in sorted(ids):
        parts.setdefault(root(i), []).append(i)
    return [members for _, members in sorted(parts.items())]


def _average_linkage(ids: list[str], scores: dict[tuple[str, str], float]) -> list[list[str]]:
    """The groups of reports whose mean score reaches ``LINK_SCORE``."""
    order = sorted(ids)
    number = {i: n for n, i in enumerate(order)}
    held = {(number[a], number[b]): s for (a, b), s in scores.items() if a in number and b in number}
    pairs = {(min(pair), max(pair)): score for pair, score in held.items()}
    return [[order[n] for n in group] for group in average_linkage(len(order), pairs, LINK_SCORE)]


def _story(ids: list[str], reports: dict[str, Report], ties: Sequence[Tie]) -> Story:
    members = tuple(sorted(ids))
    inside = set(members)
    held = tuple(
        sorted((t for t in ties if t.a_id in inside and t.b_id in inside), key=lambda t: (t.a_id, t.b_id))
    )
    return Story(content_id("story", *members), _title(members, reports, held), members, held)


def _title(members: Sequence[str], reports: dict[str, Report], ties: Sequence[Tie]) -> str:
    """The title of the report most tied to the others; its first sentence where it has no title."""
    drawn = dict.fromkeys(members, 0.0)
    for t in ties:
        drawn[t.a_id] += t.score
        drawn[t.b_id] += t.score
    titled = [i for i in members if reports[i].title.value] or list(members)
    best = min(titled, key=lambda i: (-drawn[i], i))
    report = reports[best]
    if report.title.value:
        return report.title.value
    first = report.text.strip().split("\n")[0]
    return first if len(first) <= 90 else first[:88].rsplit(" ", 1)[0] + " …"
