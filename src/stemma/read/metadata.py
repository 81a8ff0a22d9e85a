"""From a draft to a report: who published it, who wrote it, where, when, in which language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote

from stemma.ids import content_id
from stemma.languages import language
from stemma.outlets import by_host, by_name, forums, host_of, is_known_host, named
from stemma.read import credits
from stemma.read.draft import Draft, Stamp
from stemma.read.published import published
from stemma.records import Found, Outlet, Report
from stemma.spans import join_segments

FORUM_SIGN = re.compile(
    r"reply to this topic|recommended posts|share this (?:post|topic)|started by .{1,60}|"
    r"powered by (?:phpbb|vbulletin|xenforo|invision|discourse|mybb|smf|simple machines).{0,60}|"
    r"(?:senior|junior|full|new) member|quick reply|post reply|reply to (?:this )?thread|new topic",
    re.I,
)
"""Lines of a flattened page that only forums have."""

STATE_OWN = (
    r"(?: is|,|:| [-–—]) (?:the|a) (?:official )?state(?:-(?:run|owned|controlled))? "
    r"(?:broadcaster|television|radio|news agency|newspaper|media)\b"
)
"""What follows an outlet's name where its page says that it is a state's."""

LINE = re.compile(r"[^\n]+")
NAMED_DAY = re.compile(
    r"(?<![0-9A-Za-z])((?:19|20)\d\d[-_.]?(?:0\d|1[0-2])[-_.]?[0-3]\d)"
    r"(?:[T_ -]([01]\d|2[0-3])[-_.:h]?([0-5]\d)(?:[-_.:]?[0-5]\d)?Z?)?(?![0-9A-Za-z])"
)
PATH_DAY = re.compile(r"/((?:19|20)\d\d)[-/_]?(0\d|1[0-2]|[a-z]{3})(?:[-/_]?([0-3]\d))?(?=[/_-]|$)")


def report_of(draft: Draft, layer: str, original_id: str, number: int, names: Sequence[str]) -> Report:
    """The report of a draft; ``names`` are the original's file names, the weakest evidence."""
    text, segments = join_segments(layer, list(draft.stretches))
    lines = [found.group().strip() for found in LINE.finditer(text)]
    edges = (*lines[: credits.EDGE], *lines[max(credits.EDGE, len(lines) - credits.EDGE) :])
    near = (*draft.around, *edges)
    byline = draft.byline if draft.byline.value else credits.byline(near)
    line = credits.dateline(lines)
    url = draft.url if draft.url.value else _address(names)
    draft = replace(draft, url=url)
    place = _place(draft, names)
    shown = _foreign(credits.credit(line, byline, edges, draft.around, draft.site.name), place)
    if not shown.found.value:
        shown = credits.fed(url.value)
    stamps = [*draft.stamps, *_late_stamps(line, url, names)]
    return Report(
        content_id("report", original_id, number, text),
        original_id,
        number,
        text,
        segments,
        title=draft.title,
        outlet=outlet_of(draft, shown, place),
        url=url,
        byline=byline,
        dateline=line.place,
        credit=shown.found,
        author=draft.author,
        language=language_of(text, draft.language),
        published=published(stamps, text, draft.around),
    )


def _foreign(shown: credits.Credit, place: Outlet) -> credits.Credit:
    """A credit, unless a newspaper or broadcaster names itself on its own page."""
    own = shown.outlet is not None and shown.outlet.key == place.key
    return credits.Credit() if own and place.kind not in ("agency", "state media") else shown


def language_of(text: str, declared: Found) -> Found:
    """The language (ISO 639-1) of a text: found in it, else as declared, else unknown."""
    code = language(text)
    if code:
        return Found(code, "detected from the text")
    return Found(declared.value.lower()[:2], declared.how) if declared.value else Found()


def outlet_of(draft: Draft, shown: credits.Credit, place: Outlet) -> Outlet:
    """Who published a draft that stands on a page of ``place``; unknown where nothing shows it.

    A text credited as a whole to an agency belongs to the agency, whatever address it stands under.
    """
    if draft.forum:
        known = place if place.key else Outlet(kind="forum", how="the page is a forum thread")
        return replace(known, kind="forum") if known.kind == "unknown" else known
    if shown.whole and shown.outlet is not None:
        if place.key and place.key != shown.outlet.key:
            return replace(shown.outlet, how=f"credited by {shown.found.how}, on a page of {place.name}")
        return replace(shown.outlet, how=f"credited by {shown.found.how}")
    return _of_a_state(place, draft.around)


def _of_a_state(outlet: Outlet, around: Sequence[str]) -> Outlet:
    """An outlet that its own page calls a state's ("Example One is the state broadcaster of ...")."""
    if not outlet.name or outlet.kind not in ("unknown", "broadcaster"):
        return outlet
    own = re.compile(rf"(?<!\w){re.escape(outlet.name)}{STATE_OWN}", re.I)
    for line in around:
        if own.search(line):
            return replace(outlet, kind="state media", how=f"{outlet.how}; kind by its own “{line[:60]}”")
    return outlet


def _place(draft: Draft, names: Sequence[str]) -> Outlet:
    """The outlet whose page a draft stands on."""
    host = host_of(draft.url.value)
    site = draft.site
    named_site = by_name(site.name, site.name_how) if site.name else None
    if host and (is_known_host(host) or not (named_site or _is_name(site.name))):
        return by_host(host, f"{draft.url.how}: {host}")
    if site.host and (is_known_host(site.host) or not (named_site or _is_name(site.name))):
        return by_host(site.host, f"{site.host_how}: {site.host}")
    if site.name:
        own = host_of(site.name)
        return by_host(own, site.name_how) if own and not named_site else named(site.name, site.name_how)
    for name in names:
        host = name_host(name)
        if host:
            return by_host(host, f"the file's name: {host}")
    return _furniture_outlet(draft.around) or Outlet()


def _is_name(name: str) -> bool:
    """Whether a site's name says more than its host: several words, or capitals within."""
    return len(name.split()) > 1 and len(name) <= 60


def _furniture_outlet(around: Sequence[str]) -> Outlet | None:
    """A known forum named in the page's furniture, or the holder of its copyright line."""
    for line in around:
        words = line[:200].casefold()
        for name, outlet in forums():
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words):
                return replace(outlet, how=f"the forum's name in the page's furniture: “{line[:60]}”")
    holder = credits.rights_holder(around)
    if holder is not None:
        return holder
    for line in around:
        if FORUM_SIGN.fullmatch(line):
            how = f"the page's furniture is a forum's: “{line[:60]}”"
            return Outlet(kind="forum", how=how)
    return None


def _address(names: Sequence[str]) -> Found:
    """An address kept in a file's name with its signs escaped, as archives of pages do."""
    for name in names:
        last = name.rsplit("/", 1)[-1]
        if "%3A%2F%2F" in last.upper():
            address = re.sub(r"\.(?:json|html?|txt)(?:\.gz)?$", "", unquote(last))
            if host_of(address):
                return Found(address, "the file's name")
    return Found()


def name_host(name: str) -> str:
    """A known outlet's host that a file or folder name holds; "" where it holds none."""
    for part in reversed(name.split("/")):
        for found in re.finditer(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", part.lower()[:300]):
            host = found.group().removeprefix("www.")
            for end in (host, host.rsplit(".", 1)[0]):
                if is_known_host(end):
                    return end
    return ""


def _late_stamps(line: credits.Dateline, url: Found, names: Sequence[str]) -> list[Stamp]:
    """Stamps of the dateline, the address and the file's name."""
    stamps: list[Stamp] = []
    if line.day:
        stamps.append(Stamp(line.day, f"the dateline “{line.words}”", 3))
    found = PATH_DAY.search(url.value.lower()[:500])
    if found and found.group(3):
        stamps.append(Stamp(f"{found.group(3)} {found.group(2)} {found.group(1)}"
                            if found.group(2).isalpha() else "-".join(found.groups()),
                            "the address", 4))  # fmt: skip
    for name in names:
        found = NAMED_DAY.search(name.rsplit("/", 1)[-1][:300])
        if found:
            day = re.sub(r"\D", "", found.group(1))
            words = "the file's name (a weak hint: it may be the day of saving)"
            clock = f"T{found.group(2)}:{found.group(3)}" if found.group(2) else ""
            stamps.append(Stamp(f"{day[:4]}-{day[4:6]}-{day[6:]}{clock}", words, 5))
            break
    return stamps
