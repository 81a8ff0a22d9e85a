"""The lineage of a story in words: which report came from which, and what was lost on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rich.console import RenderableType
from rich.text import Text

from stemma.records import Edge, Lineage, Node, Story
from stemma.show import words
from stemma.show.details import because, part
from stemma.show.families import in_order, place
from stemma.show.ground import Ground
from stemma.show.layout import line, row, under
from stemma.show.losses import loss_lines
from stemma.show.names import story_named

STEP, DEEPEST = 6, 6
"""Columns by which a copy stands further in than its source, and the steps after which it no longer does."""

OPEN_SHOWN = 12
"""Pairs of unknown order printed without --all, those that share most."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A lineage made ready to be read: labels of its nodes, and for each node the edges below and above."""

    held: Lineage
    labels: dict[str, str]
    below: dict[str, list[Edge]] = field(default_factory=dict)
    above: dict[str, list[Edge]] = field(default_factory=dict)


def tree_of(ground: Ground, lineage: Lineage) -> Tree:
    """The parents and children of a lineage; a presumed text of story S1 is named S1.P1."""
    labels = {node.id: ground.label(node.id) for node in lineage.nodes}
    presumed = [node.id for node in lineage.nodes if node.kind == "presumed"]
    story = ground.label(lineage.story_id)
    labels.update((node_id, f"{story}.P{n}") for n, node_id in enumerate(presumed, 1))
    tree = Tree(lineage, labels)
    for edge in lineage.edges:
        if edge.role == "parent":
            tree.below.setdefault(edge.source, []).append(edge)
            tree.above.setdefault(edge.target, []).append(edge)
    for edges in tree.above.values():
        edges.sort(key=lambda e: (-e.own_share, -e.target_share, labels[e.source]))
    return tree


def stories_of(ground: Ground, name: str | None) -> list[Story]:
    """The story that a name leads to; without one those in which reports share text, S1 first.

    Raises ``StemmaError`` E401, E402 for a name that fits nothing.
    """
    if name:
        return [story_named(ground.view, name)]
    lineages = ((story, ground.lineage(story.id)) for story in ground.view.stories())
    return [story for story, lineage in lineages if lineage is not None and lineage.edges]


def lineages_of(ground: Ground, name: str | None) -> list[Lineage]:
    """The lineages of those stories, where they have been made."""
    held = [ground.lineage(story.id) for story in stories_of(ground, name)]
    return [lineage for lineage in held if lineage is not None]


def lineage_detail(ground: Ground, story: Story, whole: bool) -> Iterator[RenderableType]:
    """The lineage of a story: sources with their copies under them, what is open, what was lost."""
    lineage = ground.lineage(story.id)
    yield row(ground.label(story.id), [line(f"Lineage of “{story.title or '(no title)'}”", "bold")])
    if lineage is None:
        yield row("", [line("It has not been made yet: stemma read brings the case up to date.", "dim")])
        return
    ground.claims_of(story.id)
    tree = tree_of(ground, lineage)
    told = list(rows(ground, tree))
    if told:
        yield Text()
    yield from told
    yield from part("Share text, and nothing shows which came first", open_lines(ground, tree, whole))
    if whole:
        yield from part("Share nothing that a nearer text does not hold", beside_lines(tree))
    yield from part("Lost in copying", [t for loss in lineage.losses for t in loss_lines(ground, loss)])
    alone = apart(lineage)
    if alone:
        names = words.joined([ground.label(report) for report in in_order(ground, alone)])
        yield from part("Share no passage with another report of the story", [line(names)])


def rows(ground: Ground, tree: Tree) -> Iterator[RenderableType]:
    """Every source with its copies under it; a report of two parents stands under the main one."""
    roots = [node for node in tree.held.nodes if node.id in tree.below and node.id not in tree.above]
    nodes = {node.id: node for node in tree.held.nodes}
    roots.sort(key=lambda n: (n.kind == "report", *(place(ground, n.id) if n.kind == "report" else ())))
    waiting = [(root, 0) for root in reversed(roots)]
    while waiting:
        node, depth = waiting.pop()
        edges = tree.above.get(node.id, [])
        lines = [line(title(ground, node)), *(taken(ground, tree, edges) if edges else because(node.reasons))]
        yield under([row(tree.labels[node.id], lines, "cyan")], STEP * min(depth, DEEPEST))
        own = [e.target for e in tree.below.get(node.id, []) if tree.above[e.target][0] is e]
        waiting += [(nodes[target], depth + 1) for target in reversed(in_order(ground, own))]


def title(ground: Ground, node: Node) -> str:
    """A text by its outlet and time, or as presumed."""
    if node.kind == "presumed":
        return f"{node.name or 'one text'}, presumed: no report of the case is it"
    report = ground.report(node.id)
    return f"{words.outlet(report)}, published {words.when(report.published)}"


def taken(ground: Ground, tree: Tree, edges: Sequence[Edge]) -> list[RenderableType]:
    """From what a report was taken, and what shows it."""
    lines: list[RenderableType] = []
    for edge in edges:
        source, target = tree.labels[edge.source], tree.labels[edge.target]
        kind = "an edition of one text" if edge.kind == "edition" else edge.kind
        told = f"{edge.target_share:.0%} of {target} stands in {source}, {kind}"
        if len(edges) > 1:
            told += f"; {edge.own_share:.0%} comes from it alone"
        lines.append(line(told))
        if edge.directed and len(edge.link_ids) == 1:
            why = [r for r in ground.link(edge.link_ids[0]).reasons if r.code != "shared-passages"]
            lines.append(under([Text(str(t), "dim") for t in because(why)]))
    return lines


def open_lines(ground: Ground, tree: Tree, whole: bool) -> list[RenderableType]:
    """Pairs of which nothing shows which came first."""
    edges = [edge for edge in tree.held.edges if edge.role == "open"]
    edges.sort(key=lambda e: (-e.source_share - e.target_share, tree.labels[e.source], tree.labels[e.target]))
    shown = edges if whole else edges[:OPEN_SHOWN]
    lines: list[RenderableType] = []
    for edge in shown:
        ends = [(edge.source, edge.source_share), (edge.target, edge.target_share)]
        ends.sort(key=lambda end: place(ground, end[0]))
        told = [f"{tree.labels[end]} {named(ground, end)} ({share:.0%})" for end, share in ends]
        kind = "editions of one text" if edge.kind == "edition" else edge.kind
        lines.append(line(f"{told[0]} – {told[1]}, {kind}"))
    if len(edges) > len(shown):
        lines.append(line(f"and {words.plural(len(edges) - len(shown), 'more pair')}: add --all", "dim"))
    return lines


def named(ground: Ground, report_id: str) -> str:
    """The outlet of a report."""
    return words.outlet(ground.report(report_id))


def beside_lines(tree: Tree) -> list[RenderableType]:
    """The edges that say nothing new, each with the text that explains it."""
    lines: list[RenderableType] = []
    for edge in tree.held.edges:
        if edge.role in ("through", "either"):
            sign = "→" if edge.directed else "–"
            how = "by way of" if edge.role == "through" else "as much stands in"
            told = f"{tree.labels[edge.source]} {sign} {tree.labels[edge.target]}"
            lines.append(line(f"{told}: {how} {tree.labels[edge.via]}", "dim"))
    return lines


def apart(lineage: Lineage) -> list[str]:
    """The reports that no edge touches."""
    touched = {end for edge in lineage.edges for end in (edge.source, edge.target)}
    return [node.id for node in lineage.nodes if node.kind == "report" and node.id not in touched]
