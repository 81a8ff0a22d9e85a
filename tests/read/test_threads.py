"""Forum threads of several programs are split; articles with comments and lists are not."""

from __future__ import annotations

import pytest

from stemma.read.step import layer_of, read
from stemma.records import ReadResult
from stemma.spans import report_holds

POSTS = (
    ("gullwatch", "2024-05-01T10:00:00Z", "The bridge at Norrum fell at dawn, and two lorries went in."),
    ("Bo Ek", "2024-05-01T11:30:00Z", "My cousin drives one of those lorries. He is safe in Velby."),
    ("carol_88", "2024-05-02T08:00:00Z", "The mayor says the bridge was inspected in March."),
)
SHELL = """<!doctype html><html{html}><head><title>Bridge down at Norrum - River Talk</title>
<meta property="og:title" content="Bridge down at Norrum">{head}</head><body class="{cls}">
<nav class="breadcrumb"><a href="/">Forums</a> <a href="/news">News and weather</a></nav>
<h1>Bridge down at Norrum</h1><div id="content">{posts}</div><footer>Terms of
use</footer></body></html>"""

TEMPLATES = {
    "Invision": (
        '<article id="elComment_{n}" class="cPost ipsBox ipsComment"><aside class="ipsComment_author">'
        '<h3 class="cAuthorPane_author"><a href="#">{author}</a></h3><ul><li>Members</li></ul></aside>'
        '<div class="ipsComment_meta">Posted <time datetime="{time}">1 May</time></div>'
        '<div data-role="commentContent"><p>{body}</p></div><div class="sig">My boat is blue</div></article>'
    ),
    "XenForo": (
        '<article class="message message--post js-post" data-author="{author}"><div class="message-cell">'
        '<h4 class="message-name"><a class="username">{author}</a></h4><h5>Active member</h5></div>'
        '<ul><li><time class="u-dt" datetime="{time}">May 1</time></li></ul>'
        '<div class="message-body"><div class="bbWrapper">{body}</div></div></article>'
    ),
    "phpBB": (
        '<div id="p{n}" class="post has-profile bg2"><dl class="postprofile"><dt><a class="username">'
        '{author}</a></dt><dd>Posts: 12</dd></dl><div class="postbody"><p class="author">by <strong>{author}'
        '</strong> » <time datetime="{time}">Wed May 01</time></p><div '
        'class="content">{body}</div></div></div>'
    ),
    "vBulletin": (
        '<li class="postbitlegacy postcontainer" id="post_{n}"><span class="postdate">{time}</span>'
        '<a class="username"><strong>{author}</strong></a><dl><dt>Join Date</dt></dl>'
        '<div id="post_message_{n}"><blockquote class="postcontent">{body}</blockquote></div></li>'
    ),
    "Discourse": (
        '<div class="topic-post"><article><div class="names"><span class="username"><a>{author}</a></span>'
        '</div><div class="cooked"><p>{body}</p></div><div class="post-info"><time datetime="{time}">1d'
        "</time></div></article></div>"
    ),
    "a repeated shape": (
        '<div class="msg row"><div class="msg-user">{author}</div><div class="msg-date">{time}</div>'
        '<div class="msg-body">{body}</div></div>'
    ),
}


def page(template: str, posts: tuple[tuple[str, str, str], ...] = POSTS, cls: str = "forum-topic") -> bytes:
    made = "".join(
        template.format(n=n, author=author, time=time, body=body)
        for n, (author, time, body) in enumerate(posts, start=1)
    )
    return SHELL.format(html="", head="", cls=cls, posts=made).encode()


def checked(data: bytes) -> ReadResult:
    found = read(data, ("thread.html",))
    text = layer_of(data).text
    assert all(report_holds(report, text) for report in found.reports)
    return found


@pytest.mark.parametrize("engine", TEMPLATES)
def test_each_post_is_a_report_of_its_own(engine: str) -> None:
    found = checked(page(TEMPLATES[engine]))
    assert [r.text for r in found.reports] == [body for _, _, body in POSTS]
    assert [r.author.value for r in found.reports] == [author for author, _, _ in POSTS]
    assert [r.number for r in found.reports] == [0, 1, 2]
    assert [str(r.published.earliest) for r in found.reports] == [time[:10] for _, time, _ in POSTS]
    assert {r.title.value for r in found.reports} == {"Bridge down at Norrum"}
    assert {r.outlet.kind for r in found.reports} == {"forum"}
    assert engine in found.reports[0].author.how


def test_quotes_of_earlier_posts_are_removed_with_their_head() -> None:
    quote = (
        '<blockquote class="ipsQuote"><div>gullwatch said:</div><p>The bridge at Norrum fell at dawn, '
        "and two lorries went in.</p></blockquote>I saw it too, from the quay."
    )
    posts = (*POSTS[:1], ("Bo Ek", "2024-05-01T11:30:00Z", quote))
    found = checked(page(TEMPLATES["XenForo"], posts))
    assert found.reports[1].text == "I saw it too, from the quay."
    assert {"thread.quoted", "thread.quote_head"} <= {r.reason.code for r in found.removed}


def test_an_article_passed_on_in_a_quote_box_stays() -> None:
    body = '<blockquote class="ipsQuote"><p>A long report from a paper.</p></blockquote>Terrible news.'
    found = checked(page(TEMPLATES["XenForo"], (("Bo Ek", "2024-05-01T11:30:00Z", body), *POSTS[1:])))
    assert found.reports[0].text == "A long report from a paper.\n\nTerrible news."


def test_relative_times_stay_unknown_with_the_reason() -> None:
    posts = tuple((author, "3 hours ago", body) for author, _, body in POSTS)
    found = checked(page(TEMPLATES["a repeated shape"], posts))
    assert {r.published.value for r in found.reports} == {""}
    assert "date.relative" in {why.code for why in found.reports[0].published.reasons}


ARTICLE = "".join(
    f"<p>Paragraph {n} tells how the bridge at Norrum fell at dawn on Monday, as police in Velby said.</p>"
    for n in ("one", "two", "three", "four", "five")
)


@pytest.mark.parametrize(
    "template",
    [
        '<li class="comment"><b class="author">{author}</b><time datetime="{time}">x</time>'
        '<div class="comment-body">{body}</div></li>',
        '<article class="post type-post hentry"><h2><a href="/{n}">{body}</a></h2><span class="author">'
        '{author}</span><time datetime="{time}">x</time><div class="entry-content">{body}</div></article>',
        '<div class="card"><h3><a href="/{n}">{body}</a></h3><span class="user">{author}</span>'
        '<time datetime="{time}">x</time><p class="text">{body}</p></div>',
    ],
)
def test_articles_with_comments_or_teasers_are_not_split(template: str) -> None:
    data = page(template).replace(b"<h1>", b"<article><h1>")
    data = data.replace(b'<div id="content">', ARTICLE.encode() + b'</article><div id="content">')
    found = checked(data)
    assert len(found.reports) == 1
    assert "Paragraph three" in found.reports[0].text
    assert not found.reports[0].author.value
