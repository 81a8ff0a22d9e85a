"""The tokenizer of the English pipeline: spaCy's English rules with runs of marks kept whole.

Treebanks hold "!!!" and "=====" as one word each, and so does a page's furniture; spaCy's rules cut
them into single marks, and the parser then has many words to hang up that say nothing.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

RUNS = [
    r"[?!]{2,}\.?",
    r"={2,}",
    r"\*{2,}",
    r"_{2,}",
    r"#{2,}",
    r"~{2,}",
    r"\+{2,}",
    r"<{2,}",
    r">{2,}",
    r"\${2,}",
]
WHOLE = ["etc.", "b/c", "w/o"]
PARTS = [["and", "/", "or"]]


def set_tokenizer(nlp: Language) -> None:
    """Give ``nlp`` the rules; spans of tokens stay exact, no character is changed."""
    defaults: Any = nlp.Defaults
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *defaults.prefixes]).search
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, *defaults.suffixes]).search
    tokenizer.infix_finditer = compile_infix_regex([*RUNS, *defaults.infixes]).finditer
    for word in WHOLE:
        tokenizer.add_special_case(word, [{"ORTH": word}])
    for parts in PARTS:
        tokenizer.add_special_case("".join(parts), [{"ORTH": part} for part in parts])
