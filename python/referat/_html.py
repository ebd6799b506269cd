"""Meetings as a person reads them in a notebook.

Colours are the page's own, thinned, and some that stand out on light and on
dark: the same text serves every theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from referat._model import Action, Attendance, Check, Decision, Item, Minutes, Parsed, Source, Vote, Warning

__all__ = ["minutes", "parsed"]

#: So many meetings of a file are shown in full; the others have a line each.
FULL = 3

#: So many items of a meeting are shown.
ITEMS = 60

#: A text is shown up to so many characters.
TEXT = 700

#: What came of an item, by how it is coloured.
TONES = {
    **dict.fromkeys(("approved", "approved_with_changes", "adopted", "adopted_amended", "elected"), "good"),
    **dict.fromkeys(("rejected", "withdrawn"), "bad"),
    **dict.fromkeys(("deferred", "returned", "referred"), "open"),
}

STYLE = f"<style>{Path(__file__).with_name('_html.css').read_text(encoding='utf-8')}</style>"


class _Page:
    """A document's printed lines, for the places of what is shown."""

    def __init__(self, parsed: Parsed | None) -> None:
        self.lines = {line.number: line.text for line in (parsed and parsed.lines) or ()}

    def place(self, source: Source) -> str:
        """The attribute that says, on hover, where something stands and what is printed there."""
        first, last = source.lines
        page = "" if source.page is None else f"page {source.page}, "
        where = f"{page}line {first}" if first == last else f"{page}lines {first}–{last}"
        printed = [self.lines[number] for number in range(first, min(last, first + 8) + 1) if number in self.lines]
        return f' title="{escape(chr(10).join([where, *printed]))}"'


def parsed(parsed: Parsed) -> str:
    """A file: its meetings, and what was odd about it."""
    page = _Page(parsed)
    document = parsed.document
    facts = [document.name, document.format, _count(document.pages, "page"), _count(len(parsed.minutes), "meeting")]
    head = f'<div class="referat-file">{_join(facts)}</div>'
    shown = [_minutes(each, page) for each in parsed.minutes[:FULL]]
    others = [f"<li>{_heading(each)}" for each in parsed.minutes[FULL:]]
    more = f"<ul>{''.join(others)}</ul>" if others else ""
    return _whole(head + "".join(shown) + more + _warnings(parsed.warnings, page))


def minutes(minutes: Minutes) -> str:
    """A meeting."""
    return _whole(_minutes(minutes, _Page(None)))


def _whole(content: str) -> str:
    return f'{STYLE}<div class="referat">{content}</div>'


def _minutes(minutes: Minutes, page: _Page) -> str:
    items = "".join(_item(item, page) for item in minutes.items[:ITEMS])
    more = _count(len(minutes.items) - ITEMS, "more item") if len(minutes.items) > ITEMS else None
    parts = [
        _header(minutes, page),
        _attendance(minutes.attendance, page),
        f'<div class="referat-items">{items}</div>' if items else "",
        f"<p>{more}</p>" if more else "",
        _checks(minutes.checks, page),
    ]
    return f"<section>{''.join(parts)}</section>"


def _heading(minutes: Minutes) -> str:
    meeting = minutes.meeting
    name = " · ".join(each for each in (meeting.body, meeting.organization) if each) or minutes.title
    return f"{escape(name or 'No meeting was found')} {escape(meeting.date or '')}"


def _header(minutes: Minutes, page: _Page) -> str:
    meeting = minutes.meeting

    def fact(name: str, value: str | None) -> str | None:
        if value is None:
            return None
        place = page.place(meeting.sources[name]) if name in meeting.sources else ""
        return f"<span{place}>{escape(value)}</span>"

    title = fact("body", meeting.body) or escape(minutes.title or "No meeting was found")
    times = " – ".join(each for each in (fact("start", meeting.start), fact("end", meeting.end)) if each)
    number = meeting.number and f"no. {meeting.number}"
    row = [
        fact("organization", meeting.organization),
        fact("number", number),
        " – ".join(each for each in (fact("date", meeting.date), fact("end_date", meeting.end_date)) if each),
        times,
        fact("place", meeting.place),
        meeting.mode and escape(_words(meeting.mode)),
    ]
    people = [
        f"<b>{word}</b> {fact(name, value)}"
        for word, name, value in (("chair", "chair", meeting.chair), ("minutes", "secretary", meeting.secretary))
        if value
    ]
    tags = [_words(minutes.kind), minutes.language, minutes.status and _words(minutes.status), meeting.closed and "closed"]
    marks = "".join(f'<span class="referat-tag">{escape(tag)}</span>' for tag in tags if tag)
    return (
        f'<h3>{title}<span class="referat-right">{marks}{_confidence(minutes.confidence)}</span></h3>'
        f'<div class="referat-facts">{" · ".join(each for each in [*row, *people] if each)}</div>'
    )


def _attendance(people: Iterable[Attendance], page: _Page) -> str:
    groups: dict[str, list[str]] = {}
    for person in people:
        group = person.capacity if person.status == "present" and person.capacity != "member" else person.status
        groups.setdefault("named" if group == "unknown" else group, []).append(_person(person, page))
    order = ("present", "substitute", "staff", "observer", "guest", "named", "absent")
    rows = [
        f"<dt>{escape(group)} {len(groups[group])}</dt><dd>{''.join(groups[group])}</dd>"
        for group in sorted(groups, key=order.index)
    ]
    return f'<dl class="referat-people">{"".join(rows)}</dl>' if rows else ""


def _person(person: Attendance, page: _Page) -> str:
    details = [
        person.role,
        person.party,
        person.organization,
        person.substitute_for and f"for {person.substitute_for}",
        person.reason,
        "remote" if person.remote else None,
        *(interval.text for interval in person.intervals),
    ]
    told = ", ".join(each for each in details if each)
    small = f" <small>{escape(_cut(told, 80))}</small>" if told else ""
    return f"<span{page.place(person.source)}>{escape(person.name)}{small}</span>"


def _item(item: Item, page: _Page) -> str:
    outcome = item.outcome and f'<span class="referat-tag {TONES.get(item.outcome, "")}">{_words(item.outcome)}</span>'
    closed = '<span class="referat-tag">closed</span>' if item.closed else ""
    right = f'<span class="referat-right">{closed}{outcome or ""}{_confidence(item.confidence)}</span>'
    label = escape(item.label or item.number or "")
    title = escape(_cut(item.title or "", 200))
    head = f"<summary{page.place(item.source)}><b>{label}</b><span>{title}</span>{right}</summary>"
    inside = [
        *(_decision(each, page) for each in item.decisions),
        *(_vote(each, page) for each in item.votes),
        *(_action(each, page) for each in item.actions),
        *(_row("recused", escape(each.name), each.source, page) for each in item.recusals),
        *(_item(each, page) for each in item.items),
    ]
    if not inside:
        return f'<div class="referat-item">{head.replace("summary", "div")}</div>'
    return f'<details class="referat-item" open>{head}<div class="referat-inside">{"".join(inside)}</div></details>'


def _decision(decision: Decision, page: _Page) -> str:
    word = (decision.label or "decision").rstrip(":")
    return _row(word, escape(_cut(decision.text, TEXT)), decision.source, page)


def _row(word: str, content: str, source: Source, page: _Page) -> str:
    """Something that was done about an item, with a word for what it is."""
    word = escape(_cut(word, 14))
    return f'<p{page.place(source)}><b class="referat-word">{word}</b><span>{content}</span></p>'


def _vote(vote: Vote, page: _Page) -> str:
    counts = [(word, count) for word, count in _counts(vote) if count is not None]
    if vote.unanimous and not any(count for word, count in counts if word != "for"):
        told = "unanimous" + "".join(f", {count} {escape(word)}" for word, count in counts)
    else:
        told = ", ".join(f"{count} {escape(word)}" for word, count in counts) or escape(_cut(vote.text, 120))
    bar = _bar([count for _, count in counts])
    on = f" on {escape(_cut(vote.on, 80))}" if vote.on else ""
    casting = ", by the chair’s casting vote" if vote.casting_vote else ""
    return _row("vote", f"{bar}{told}{casting}{on}", vote.source, page)


def _bar(counts: list[int]) -> str:
    """The shares of a vote, where it was split."""
    if len(counts) < 2 or not sum(counts):
        return ""
    widths = (80 * count // sum(counts) for count in counts)
    parts = (f'<i class="referat-bar-{index}" style="width:{width}px"></i>' for index, width in enumerate(widths))
    return f'<span class="referat-bar">{"".join(parts)}</span>'


def _counts(vote: Vote) -> Iterator[tuple[str, int | None]]:
    if vote.alternatives:
        yield from ((_cut(each.option, 40), each.count) for each in vote.alternatives)
    else:
        yield from (("for", vote.for_), ("against", vote.against))
    yield "abstained", vote.abstain


def _action(action: Action, page: _Page) -> str:
    who = " · ".join([*action.responsible, *([action.due.date or action.due.text] if action.due else [])])
    small = f" <small>{escape(who)}</small>" if who else ""
    return _row("task", escape(_cut(action.text, TEXT)) + small, action.source, page)


def _checks(checks: Iterable[Check], page: _Page) -> str:
    return _odd(((check.message, check.source) for check in checks if check.status != "ok"), page)


def _warnings(warnings: Iterable[Warning], page: _Page) -> str:
    return _odd(((warning.message, warning.source) for warning in warnings), page)


def _odd(messages: Iterable[tuple[str, Source | None]], page: _Page) -> str:
    rows = [f"<li{page.place(source) if source else ''}>{escape(message)}" for message, source in messages]
    return f'<ul class="referat-odd">{"".join(rows)}</ul>' if rows else ""


def _confidence(share: float) -> str:
    """A mark of how sure something is: filled, half or empty, so that it needs no colour."""
    mark, tone = ("●", "good") if share >= 0.85 else ("◐", "open") if share >= 0.6 else ("○", "bad")
    return f'<span class="referat-sure {tone}" title="confidence {share:.2f}">{mark}</span>'


def _words(word: str) -> str:
    return word.replace("_", " ")


def _count(number: int | None, thing: str) -> str | None:
    return None if number is None else f"{number} {thing}" + ("" if number == 1 else "s")


def _join(facts: Iterable[str | None]) -> str:
    return " · ".join(escape(fact) for fact in facts if fact)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
