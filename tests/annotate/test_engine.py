"""Engines by name: the shipped one, installed packages, and clear words for the rest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import stemma.annotate.engine as module
from stemma.annotate.bounds import COMPONENT
from stemma.annotate.engine import PROBE, SHIPPED, identity, load
from stemma.annotate.step import Annotator
from stemma.errors import StemmaError


def labelled(*deps: str) -> Language:
    """A pipeline that labels every sentence with these dependencies, the last one for all words left."""
    nlp = spacy.blank("en")

    @Language.component("labels " + " ".join(deps))
    def labels(doc: Doc) -> Doc:
        words = [t.text for t in doc]
        named = [deps[min(n, len(deps) - 1)] for n in range(len(words))]
        return Doc(doc.vocab, words=words, deps=named, heads=[0] * len(words))

    if deps:
        nlp.add_pipe("labels " + " ".join(deps))
    return nlp


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, object]]:
    """Packages that are installed for one test: name to pipeline, or to the error it raises."""
    packages: dict[str, object] = {}

    def made(name: str) -> object:
        found = packages[name]
        if isinstance(found, Exception):
            raise found
        return found

    monkeypatch.setattr(module, "is_package", packages.__contains__)
    monkeypatch.setattr(spacy, "load", made)
    load.cache_clear()
    yield packages
    load.cache_clear()


@pytest.mark.parametrize(
    "name", ["no_such_engine", "json", "stemma", "../english", "", "os.path", "a b", "models"]
)
def test_what_is_no_installed_pipeline_is_e301(name: str) -> None:
    with pytest.raises(StemmaError) as caught:
        Annotator(name)
    assert caught.value.problem.code == "E301"


def test_a_pipeline_with_universal_dependencies_is_taken(installed: dict[str, object]) -> None:
    installed["en_other"] = labelled("ROOT", "nsubj:pass", "obl")
    assert load("en_other").pipe_names == ["labels ROOT nsubj:pass obl"]
    assert identity("en_other").startswith("en_other ")


@pytest.mark.parametrize(
    ("pipeline", "words"),
    [(labelled("ROOT", "nsubjpass", "pobj"), "ROOT, nsubjpass, pobj"), (labelled(), "none")],
)
def test_other_labels_are_e305_and_named(
    installed: dict[str, object], pipeline: Language, words: str
) -> None:
    installed["en_core_web_xx"] = pipeline
    with pytest.raises(StemmaError) as caught:
        load("en_core_web_xx")
    assert caught.value.problem.code == "E305"
    assert words in caught.value.problem.what


def test_a_package_that_does_not_load_is_e306(installed: dict[str, object]) -> None:
    installed["en_broken"] = ImportError("no module named curated")
    with pytest.raises(StemmaError) as caught:
        load("en_broken")
    assert caught.value.problem.code == "E306"
    assert "no module named curated" in caught.value.problem.what


def test_the_shipped_engine_obeys_the_rule_of_bounds_and_labels_the_probe() -> None:
    engine = load(SHIPPED)
    assert len(list(engine("“The pier fell into the sea,” Ada Brook said.").sents)) == 1
    assert {token.dep_ for token in engine(PROBE)} & module.UD


def test_a_parser_of_others_gets_the_rule_of_bounds() -> None:
    other = spacy.blank("en")
    other.add_pipe("parser")
    pipes = module._bounded(other).pipe_names
    assert pipes.index(COMPONENT) + 1 == pipes.index("parser")
