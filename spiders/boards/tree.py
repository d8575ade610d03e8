"""A web page as a tree: its elements by class and tag, and their words, with the work bounded by the page's length.

Not a kind of board. What is easy to get wrong with resiliparse 1.0: a collection is sliced, for iterating it is
quadratic, and every slice makes all its nodes, while its length costs nothing; `text` puts no blank between blocks
("LeedsYork"). Elements of a hostile page lie within each other, so that each holds all that follow: every look into one
is paid for by its length, and a page that costs more than a listing can is unreadable.
"""

from typing import Any

from resiliparse.parse.html import HTMLTree

from spiders.boards.answer import decode
from spiders.boards.fields import markup, plain
from spiders.items import Page, Unreadable

_SILENT = frozenset({"script", "style", "template", "noscript"})
_WITHIN_WORDS = frozenset(
    {"a", "abbr", "b", "bdi", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup", "u", "wbr"}
)
_NODE = 60  # what it costs to visit a node, in characters of a page
_FOUND = 100  # and to have found one


class Tree:
    """The tree of a page; `find` and `line` raise `Unreadable` when it has elements without end."""

    def __init__(self, page: Page) -> None:
        text = decode(page.body, page)
        self.root: Any = HTMLTree.parse(text).document
        self._left = 12 * len(text) + 200_000

    def find(self, name: str, within: Any = None) -> list[Any]:
        """The elements of a class, or of a tag where the name begins with "<", in their order.

        >>> from datetime import UTC, datetime
        >>> body = b'<ul><li class="job new">Leeds<br>York</li></ul>'
        >>> tree = Tree(Page("https://example.org", 200, {}, body, datetime(2026, 1, 5, tzinfo=UTC), "oakline"))
        >>> [tree.line(node) for node in tree.find("job")], tree.find("jo"), len(tree.find("<li"))
        (['Leeds York'], [], 1)
        """
        node = self.root if within is None else within
        if within is not None:
            self._pay(len(node.html))
        found = node.get_elements_by_tag_name(name[1:]) if name[0] == "<" else node.get_elements_by_class_name(name)
        self._pay(_FOUND * len(found))
        return list(found[:])

    def first(self, *names: str, within: Any = None) -> Any:
        """The first element of the first of these names that there is; None where there is none."""
        return next((found[0] for name in names if (found := self.find(name, within))), None)

    def line(self, node: Any, but: frozenset[str] = frozenset()) -> str | None:
        """The words of an element on one line, without those of the tags and classes named in `but`; None for none."""
        parts: list[str] = []
        stack: list[Any] = [node.first_child] if node is not None else []
        while stack:
            one = stack.pop()
            if one is None or isinstance(one, str):
                parts.append(one or "")
                continue
            self._pay(_NODE)
            stack.append(one.next)
            tag = one.tag
            if tag == "#text":
                parts.append(one.value or "")
            elif (
                tag[0] != "#" and tag not in _SILENT and not (tag in but or (but and but.intersection(one.class_list)))
            ):
                gap = "" if tag in _WITHIN_WORDS else " "
                parts.append(gap)
                stack += [gap, one.first_child]
        return plain("".join(parts))

    def inner(self, node: Any) -> str | None:
        """The HTML within an element, as a description is given."""
        if node is None:
            return None
        self._pay(len(node.html))
        return markup(node.inner_html)

    def _pay(self, cost: int) -> None:
        self._left -= cost
        if self._left < 0:
            raise Unreadable("more elements, or more within each other, than a list of postings has")
