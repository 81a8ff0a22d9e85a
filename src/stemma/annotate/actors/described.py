"""What a report says a name is: the title before it, an apposition, "is the ...", "who heads ...", "of X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.annotate.actors.page import Called, Page
from stemma.records import Mention

HEADING = frozenset("head lead run chair found own command direct manage edit represent".split())
"""Verbs by which a clause says what office somebody holds ("who heads the agency")."""

LIVING = frozenset("live bear born base hail come work grow raise reside".split())
"""Verbs by which a clause says where somebody is at home ("who lives in Nairobi")."""

BELONGING = frozenset("of from at with for".split())
"""Words between a name and the body that somebody belongs to ("Ada Brook of Civic Watch")."""

OF = frozenset(["of", "from"])
"""Those between a name and a place."""

LONGEST_TITLE = 80
"""Characters of a title that is shown."""

DESCRIBES = ("appos", "nmod:desc", "nmod:unmarked", "parataxis", "dep")


@dataclass(frozen=True, slots=True)
class Description:
    """Words that say what a name is: their tokens (never none), the role word among them, the title."""

    tokens: Sequence[int]
    called: Called | None
    words: str = ""


def descriptions(page: Page, mention: Mention) -> Iterator[Description]:
    """The descriptions of one mention of a name, the surest first."""
    title = before(page, mention)
    if title is not None:
        yield title
    inside = range(mention.first, mention.last + 1)
    belonging: list[Description] = []
    for n in inside:
        for k in page.children[n]:
            if k in inside:
                continue
            dep = page.tokens[k].dep
            if dep in DESCRIBES and k > mention.last and k not in page.names:
                yield _phrase(page, k)
            elif dep in ("acl:relcl", "acl") and page.tokens[k].lemma.lower() in HEADING:
                yield from _headed(page, k)
            elif dep in ("acl:relcl", "acl") and page.tokens[k].lemma.lower() in LIVING:
                places = [m for c in page.children[k] if page.tokens[c].dep == "obl" for m in page.inside(c)]
                belonging += [Description(tuple(places), None)] if places else []
            elif dep == "nmod:poss" and k < mention.first and _body(page, k):
                belonging.append(Description((k,), None))
            elif dep == "nmod" and _belongs(page, k):
                belonging.append(Description(tuple(page.inside(k)), None))
        up, dep = page.tokens[n].head, page.tokens[n].dep
        if up in inside or up in page.names:
            continue
        copula = dep == "nsubj" and any(page.tokens[c].dep == "cop" for c in page.children[up])
        if copula or (dep in DESCRIBES and up < mention.first and page.called(up) is not None):
            yield _phrase(page, up, mention)
    yield from belonging


def _belongs(page: Page, n: int) -> bool:
    """Whether somebody is of what stands behind the name: "of Kenya", "at Halden College", no "at Munich"."""
    case = {page.word(c).lower() for c in page.children[n] if page.tokens[c].dep == "case"}
    return bool(case & (OF if n in page.places else BELONGING))


def _body(page: Page, n: int) -> bool:
    """Whether a token is the name of a body ("NPR's Ada Brook")."""
    number = page.names.get(n)
    return number is not None and page.mentions[number].kind == "organisation"


def before(page: Page, mention: Mention) -> Description | None:
    """The title that stands before a name, from its last role word on; a people's name alone is one too."""
    first = page.before(mention.first)
    heads = [n for n in range(first, mention.first) if n not in page.names and page.called(n) is not None]
    if not heads:
        last = mention.first - 1
        number = page.places.get(last)
        if last >= first and number is not None and page.mentions[number].level == "demonym":
            return Description((last,), None)
        return None
    called = page.called(heads[-1])
    assert called is not None
    tokens = tuple(reversed(range(first, mention.first)))
    return Description(tokens, called, page.words(first, mention.first - 1)[:LONGEST_TITLE])


def _phrase(page: Page, head: int, without: Mention | None = None) -> Description:
    tokens = tuple(n for n in page.inside(head) if without is None or not without.first <= n <= without.last)
    called = page.called(head)
    words = page.words(min(tokens), max(tokens))[:LONGEST_TITLE] if called is not None else ""
    return Description(tokens, called, words)


def _headed(page: Page, verb: int) -> Iterator[Description]:
    """What somebody heads: the object of the verb; the office is the verb's."""
    for k in page.children[verb]:
        if page.tokens[k].dep in ("obj", "obl"):
            tokens = tuple(page.inside(k))
            words = page.words(verb, max([verb, *tokens]))
            yield Description(tokens, None, words[:LONGEST_TITLE])
