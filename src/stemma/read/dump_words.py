"""The words of page furniture: what menus, counters and log-in prompts say, by reason.

Collected from the furniture of news pages and forums in general; whole lines are compared in the
form of ``furniture.plain_line`` (lower case, numbers as "0"), phrases are looked for anywhere in
the lower-case text of a short block.
"""

from __future__ import annotations

import re

REASONS: dict[str, str] = {
    "furniture.menu": "menu or navigation",
    "furniture.login": "log-in, membership or subscription prompt",
    "furniture.picture": "picture name, caption or credit",
    "furniture.counter": "counter of posts, readers, comments or pages",
    "furniture.share": "share or follow button",
    "furniture.teaser": "headline or teaser of another article",
    "furniture.comment": "reader comment or comment form",
    "furniture.stamp": "date, byline or place line of the page",
    "furniture.notice": "notice of the site: cookies, rights, terms",
    "furniture.repeated": "line repeated on other pages of this pile",
    "furniture.headline": "headline: kept as the title",
    "furniture.other": "page furniture",
}
"""Every reason for leaving a stretch out, with the words a page shows."""

CODES: tuple[str, ...] = tuple(REASONS)

_LINES: dict[str, str] = {
    "furniture.menu": """
        jump to content|skip to content|skip to main content|skip to navigation
        skip to site index|skip to main navigation|skip to search|skip navigation
        accessibility links|menu|main menu|home|navigation|toggle navigation|close menu
        open menu|search|search search|sections|section|close|next|previous|previous next|prev
        back|back to top|top|more|see more|show more|load more|view all|see all|all|browse
        topics|tags|categories|category|archives|archive|sitemap|site map|about|about us
        contact|contact us|careers|jobs|help|faq|support|advertise|advertise with us|feedback
        press|rss|apps|newsletters|newsletter|world|news|politics|business|sport|sports
        opinion|culture|video|videos|photos|pictures|gallery|galleries|podcasts|podcast|live
        live tv|weather|travel|health|science|tech|technology|entertainment|style|life
        lifestyle|food|arts|books|music|movies|tv|games|crosswords|puzzles|obituaries
        classifieds|real estate|cars|education|environment|markets|money|economy|company|local
        national|international|u.s|us|uk|africa|asia|europe|middle east|americas|latin america
        asia pacific|australia|editions|edition|go to topic listing|all activity|forums|forum
        staff|online users|leaderboard|calendar|create new|important information|existing user
        sign out|activity|features|latest|trending|print|save|bookmark|follow|in this article
        on this page|table of contents|contents|breaking news|accueil|actualité|politique
        économie|monde|société|recherche|rechercher|suivant|précédent|startseite|politik
        wirtschaft|kultur|suche|inicio|portada|buscar|início|busca|notícias
    """,
    "furniture.picture": """
        photo|image|picture|image caption|media caption|image copyright|photo credit
        enlarge this image|caption|hide caption|toggle caption|view gallery|open image
        slideshow|zoom|expand|fullscreen|full screen|close gallery
    """,
    "furniture.counter": """
        members|recommended posts|recently browsing|recently browsing 0 members|replies|views
        posts|no registered users viewing this page|guests|reputation|topic starter|posted
        author|share on|0 comments|0 comment|0 shares|0 share|0 replies|0 views|0 likes
        0 members|followers|go to page|join date|location|thanks|likes|quote|report post
        share post|link to post|popular post|advanced member|comments 0|0k|shares|page 0 of 0
        0 min read|0 minute read|0 mins read|0 minutes read
    """,
    "furniture.login": """
        sign in|sign up|sign in now|log in|login|log in now|log out|register|register now
        subscribe|subscribe now|create an account|create account
        create an account or sign in to comment|register a new account
        already have an account sign in here|forgot your password|my account|remember me
        forgot password|join now|join today|join the conversation|become a member|account
        you need to be a member in order to leave a comment
        sign up for a new account in our community|existing user? sign in|manage subscription
        your account|my profile|sign up now|get started|username|password|e-mail|email
        email address|your email address|donate|donate now|support us
    """,
    "furniture.comment": """
        comments|comment|leave a comment|leave a reply|post a comment|add a comment
        add comment|view comments|show comments|reply|join the discussion|report comment
        report abuse|sort by|newest|oldest|best|comments are closed|your comment
        write a comment|hide comments|0 responses|responses|read comments|cancel reply
        commentaires|kommentare|comentarios|comentários|comente|load comments
        be the first to comment
    """,
    "furniture.share": """
        share|share this|share this article|share on facebook|share on twitter
        share on linkedin|share on whatsapp|share on reddit|share on pinterest|share via email
        share with|tweet|facebook|twitter|linkedin|whatsapp|pinterest|reddit|telegram
        instagram|youtube|email this|copy link|link copied|google+|flipboard|messenger
        follow us|follow us on|connect|connect with us|tumblr|print this|share this page
        share this story|share this with|share options|stumbleupon|link|send|pin it|like
        link to share|share link|facebook twitter linkedin|facebook twitter|partager|teilen
        compartir|compartilhar
    """,
    "furniture.teaser": """
        related|related articles|related stories|related posts|related content|related topics
        related links|read more|read also|also read|see also|more on this|more on this story
        more from|more stories|most popular|most read|most viewed|popular|popular now
        trending now|recommended|recommended for you|you may also like|you might also like
        you may like|latest news|latest stories|top stories|editor's picks|editors' picks
        don't miss|must reads|must read|what to read next|up next|watch next|watch now
        read next|more news|more in|top news|recent posts|recent news|recent
        in case you missed it|keep reading|continue reading|sponsored|sponsored content
        promoted|promoted content|from the web|around the web|paid content|elsewhere
        continue reading the main story|advertisement|advertising|ad|ads
        story continues below advertisement|supported by|anzeige|publicité|publicidad
        publicidade|lire aussi|à lire aussi|mehr zum thema|artigos relacionados
        article continues below|story continues|view more|watch|watch video|play video|listen
        hot topics|replay
    """,
    "furniture.notice": """
        privacy policy|terms of use|terms of service|terms and conditions|terms & conditions
        cookie policy|cookies|cookie settings|accept|accept all|i accept|i agree|agree|got it
        ok|decline|privacy|terms|all rights reserved|disclaimer|copyright|legal|imprint
        impressum|datenschutz|ad choices|adchoices|code of ethics|corrections|accessibility
        do not sell my personal information|your privacy rights|community guidelines
        editorial standards|mentions légales|aviso legal|manage cookies|cookie preferences
    """,
}

WHOLE_LINES: dict[str, str] = {
    entry.strip(): code
    for code, block in _LINES.items()
    for row in block.strip().splitlines()
    for entry in row.split("|")
    if entry.strip()
}
"""A whole line in plain form -> the reason it is furniture."""

STOP_WORDS: frozenset[str] = frozenset(
    """
    a an the of to in on at by for from with as and or but nor so if than that this these those
    which who whom whose what when where while because though although after before during since
    until into over under between against about through without within upon is are was were be
    been being am has have had do does did will would can could may might shall should must not
    no he she it they we you i his her its their our your my him them us me there here also more
    most some any all both each said says one two first other such only just even then now out
    up down off le la les un une des du de et en est que qui dans pour sur par au aux ce cette
    ces il elle ils nous vous ne pas plus se sa son ses leur avec sont été être der die das den
    dem ein eine einer eines einem und oder ist sind war wurde werden wird hat haben nicht auch
    auf aus bei mit nach von zu zum zur im für als wie sich es er sie wir dass el los las una
    del y o fue ser por para con como su sus lo al más pero este esta os um uma da dos e é foi
    são em na nos nas ao à pelo pela com não mais seu sua gli uno di che è sono per non si più
    della nel het een van niet dat op te met zijn voor ook aan och att det som är på av för inte
    till med
    """.split()
)
"""Function words of ten languages: their density tells running text from lists of names."""

_PHRASES: dict[str, tuple[str, ...]] = {
    "furniture.notice": (
        "all rights reserved", "terms (?:of|and) (?:use|service|conditions)", "privacy policy",
        "uses? cookies", "cookie policy", "user agreement", "registered trademark",
        r"copyright \d{4}", "may not be (?:published|reproduced|copied)",
        "external (?:web)?sites", "powered by", "this (?:web)?site (?:is|uses)", "ad choices",
        "affiliate (?:links?|commission)", "issn",
    ),
    "furniture.login": (
        "sign (?:in|up)", "log ?in (?:to|or)", "register (?:a|an|for|to|now)", "new account",
        "your (?:e-?mail|inbox|account|password|subscription)", "subscribe (?:to|for|now)",
        "newsletters?", "free trial", "already (?:have|a) (?:an account|subscriber|member)",
        "become an? (?:member|subscriber|supporter)", "support (?:our|us)", "delivered to",
        "create an account", "need to be a member",
    ),
    "furniture.share": (
        "share (?:on|via|with|this|to)", "follow (?:us|me|him|her)",
        "(?:on|via|with) (?:facebook|twitter)", "opens in (?:a )?new window",
        "click to (?:share|e?-?mail|print)", "find us on", "like us on", "copy (?:this )?link",
        "send (?:us )?(?:a )?tips?",
    ),
    "furniture.picture": (
        "getty(?: images)?",
        "(?:photo|image|picture|credit)s? ?(?:by|credit|courtesy|copyright|caption)",
        "(?:ap|reuters|afp|epa) photo", "shutterstock", "istock(?:photo)?",
        "(?:file|handout|stock|archive) (?:photo|image|picture)", "seen here",
        "screen ?(?:shot|grab)", "jpe?g", "png", "webp", "photograph",
    ),
    "furniture.counter": (
        r"\d[\d.,]{0,12}[km]? (?:comments?|shares?|views?|repl(?:y|ies)|"
        "likes?|posts?|members?|guests?|followers?|votes?|retweets?|points?|users?|responses?|reactions?)",
        r"\d{1,4} min(?:ute)?s?\.? read", r"page \d{1,5} of \d{1,5}", "viewing this page",
        "recently browsing", "reading time",
    ),
    "furniture.teaser": (
        "(?:read|see|watch|learn|find|view|show|hear) (?:more|also|next|all)",
        "related (?:stor(?:y|ies)|articles?|posts?|content|topics?)",
        "you (?:may|might) (?:also )?(?:like|be interested)", "more (?:from|on|stories|in)",
        "click here", "sponsored", "advertisement", "most (?:read|popular|viewed|shared)",
        "continues? (?:reading|below)", "tags?",
    ),
    "furniture.comment": (
        "(?:leave|post|write|add|view|show|report) (?:a |your |this |all )?comments?",
        "leave a reply", "to comment", "comments? (?:section|policy|are|guidelines)",
        "join the (?:conversation|discussion)", "moderat(?:ed|ors?|ion)", "reply",
    ),
    "furniture.stamp": (
        r"(?:19|20)\d\d", r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}", r"\d{1,2}:\d\d",
        "(?:posted|published|updated|last modified|created|modified)",
        r"\d{1,3} (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago",
        r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}",
        r"\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}",
    ),
}  # fmt: skip
"""Phrases of whole words, by the reason they point to."""

_MARKS: dict[str, str] = {
    "furniture.notice": "©",
    "furniture.picture": r"[./(](?:jpe?g|png|gif|webp|svg|bmp|avif|tiff?|ap|afp|reuters|getty|photo)\b",
    "furniture.teaser": (
        r"\n[^\w\n]{0,8}(?:watch|read|listen|video|gallery|photos|"
        r"opinion|podcast|live|analysis|explainer|in pictures)\s?[:|]"
    ),
    "furniture.comment": r" says:(?=\n)",
    "furniture.stamp": r"\n[^\w\n]{0,8}by [a-z]",
}
"""The same for marks and for words that count only where a line begins (after a line break)."""

PHRASES: dict[str, tuple[re.Pattern[str], ...]] = {
    code: (
        re.compile(r"\b(?:" + "|".join(words) + r")\b"),
        *(re.compile(_MARKS[name]) for name in (code,) if name in _MARKS),
    )
    for code, words in _PHRASES.items()
}
"""Reason -> patterns over lower-case lines, each line after a line break; every pattern starts with
one check that fails at once on most characters, so that a long text takes little time."""
