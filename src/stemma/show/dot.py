"""The lineage of stories as a drawing: the DOT language of Graphviz.

Reports are boxes with outlet and time, presumed texts dashed; an edge without arrow is one of which
nothing shows which end came first. Labels are what strangers wrote: they are made safe and escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stemma.records import Edge, Lineage, Node
from stemma.show import words
from stemma.show.ground import Ground
from stemma.show.lineages import Tree, tree_of
from stemma.show.safe import one_line

LONGEST_LABEL = 60
"""Characters of one line of a label."""


def quoted(*lines: str) -> str:
    """Lines of text as one quoted string of DOT, in which nothing of them can act.

    A backslash, a quotation mark and the "&" of an entity are escaped; controls are gone.
    """
    safe = [one_line(text, LONGEST_LABEL) for text in lines if text]
    told = [s.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") for s in safe]
    return '"' + "\\n".join(told) + '"'


def dot(ground: Ground, lineages: Iterable[Lineage], whole: bool = False) -> str:
    """One directed graph with a cluster per story; ``whole``: with the edges that say nothing new."""
    lines = ["digraph lineage {", "  node [shape=box];"]
    for lineage in lineages:
        lines += [f"  {text}" for text in cluster(ground, lineage, whole)]
    return "\n".join([*lines, "}"]) + "\n"


def cluster(ground: Ground, lineage: Lineage, whole: bool) -> Iterator[str]:
    """The nodes and edges of one story."""
    tree = tree_of(ground, lineage)
    story = ground.view.story(lineage.story_id)
    label = ground.label(lineage.story_id)
    yield f"subgraph {quoted(f'cluster_{label}')} {{"
    yield f"  label={quoted(f'{label}: {story.title}')};"
    by_label = sorted(lineage.nodes, key=lambda n: (len(tree.labels[n.id]), tree.labels[n.id]))
    for node in by_label:
        yield f"  {quoted(tree.labels[node.id])} [{node_style(ground, tree, node)}];"
    edges = [e for e in lineage.edges if whole or e.role in ("parent", "open")]
    for edge in sorted(edges, key=lambda e: (_ends(tree, e), e.link_ids)):
        source, target = (quoted(tree.labels[end]) for end in (edge.source, edge.target))
        yield f"  {source} -> {target} [{edge_style(edge)}];"
    yield "}"


def _ends(tree: Tree, edge: Edge) -> tuple[int, str, int, str]:
    one, two = tree.labels[edge.source], tree.labels[edge.target]
    return len(one), one, len(two), two


def node_style(ground: Ground, tree: Tree, node: Node) -> str:
    """The attributes of a node."""
    label = tree.labels[node.id]
    if node.kind == "presumed":
        return f"label={quoted(label, node.name, 'presumed')}, style=dashed"
    report = ground.report(node.id)
    return f"label={quoted(label, words.outlet(report), words.when(report.published))}"


def edge_style(edge: Edge) -> str:
    """The attributes of an edge: shares, kind, no arrow where the order is unknown, dotted beside."""
    shares = f"{edge.target_share:.0%}"
    if not edge.directed:
        shares = f"{edge.source_share:.0%} / {edge.target_share:.0%}"
    found = [f"label={quoted(shares, edge.kind)}"]
    if not edge.directed:
        found.append("dir=none")
    if edge.role in ("through", "either"):
        found += ["style=dotted", "constraint=false"]
    return ", ".join(found)
