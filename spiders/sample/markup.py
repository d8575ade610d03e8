"""How does a house mark up the sections of a description, as HTML and as plain text?"""

from collections.abc import Iterable
from html import escape

from spiders.sample.sections import Section

_ITEMS = {0: ("<li>", "</li>"), 1: ("<li><p>", "</p></li>"), 2: ("<li>", "</li>"), 3: ("• ", "<br>")}
_HEADS = {
    0: "<h3>{}</h3>",
    1: "<h2><strong>{}</strong></h2>",
    2: "<p><strong>{}:</strong></p>",
    3: "<p><b>{}</b><br></p>",
}


def _escaped(text: str) -> str:
    return escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text


def write_items(lines: Iterable[str], markup: int) -> str:
    """List items without the list around them.

    >>> write_items(["R&D", "Sales"], 0)
    '<li>R&amp;D</li><li>Sales</li>'
    """
    before, after = _ITEMS[markup]
    return "".join([f"{before}{_escaped(line)}{after}" for line in lines])


def write_html(sections: Iterable[Section], markup: int) -> str:
    """The sections as HTML: headings and bullets in one of four manners, 0 to 3.

    >>> write_html([Section("pay", "Pay", ("$20 an hour",), False)], 2)
    '<p><strong>Pay:</strong></p><p>$20 an hour</p>'
    """
    parts = []
    for section in sections:
        if section.heading:
            head = _HEADS[markup].format(_escaped(section.heading))
            parts.append(head.replace("?:", "?"))
        if not section.listed:
            parts += [f"<p>{_escaped(line)}</p>" for line in section.lines]
        elif markup == 3:
            parts.append(f"<div>{write_items(section.lines, 3)}</div>")
        else:
            parts.append(f"<ul>{write_items(section.lines, markup)}</ul>")
    return "".join(parts)


def write_plain(sections: Iterable[Section]) -> str:
    """The sections as plain text, a blank line between them.

    >>> write_plain([Section("duties", "Tasks", ("Call", "Write"), True)])
    'TASKS\\n\\n- Call\\n- Write'
    """
    parts = []
    for section in sections:
        head = f"{section.heading.upper()}\n\n" if section.heading else ""
        body = "\n".join([f"- {line}" for line in section.lines]) if section.listed else "\n\n".join(section.lines)
        parts.append(head + body)
    return "\n\n".join(parts)
