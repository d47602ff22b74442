"""HTML pages as trees, read strictly: an element closed out of turn is an error."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br"}


@dataclass(eq=False)
class Element:
    """One element of a page."""

    name: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def all(self, *names: str) -> list[Element]:
        """Return the elements below of these names (none: all), in order."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                found += [child] * (not names or child.name in names)
                found += child.all(*names)
        return found

    @property
    def text(self) -> str:
        """The text below, as a reader sees it."""
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")


class _Reader(HTMLParser):
    """Builds the tree; an element closed out of turn is an error."""

    def __init__(self) -> None:
        super().__init__()
        self.here = self.root = Element("", {})

    def handle_starttag(self, tag, attrs):
        assert len({name for name, _ in attrs}) == len(attrs), f"<{tag}> has an attribute twice"
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert tag == self.here.name, f"</{tag}> closes <{self.here.name}>, {self.getpos()}"
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


def tree(page: str) -> Element:
    """Return a page as a tree; fails where elements are not closed in turn."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.here is reader.root, f"<{reader.here.name}> is never closed"
    return reader.root
