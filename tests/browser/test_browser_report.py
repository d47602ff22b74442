"""The page in a browser: it fits, asks for nothing, runs nothing, and can be used by keyboard."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("name", ["event", "hostile"])
WIDTHS = pytest.mark.parametrize("width", [400, 1400])

# Every element that shows text of its own: its contrast with the ground it stands on.
CONTRAST = """
const shade = text => {
  const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number);
  const part = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  return [.2126 * part(r) + .7152 * part(g) + .0722 * part(b), a];
};
const ground = e => {
  for (; e; e = e.parentElement) {
    const [light, solid] = shade(getComputedStyle(e).backgroundColor);
    if (solid == 1) return light;
  }
  return 1;
};
return [...document.body.querySelectorAll('*')].filter(e =>
  [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim()) && !e.closest('title, desc')
).map(e => {
  const style = getComputedStyle(e);
  const ink = shade(e.closest('svg') ? style.fill : style.color)[0];
  const pair = [ink, ground(e)].sort((a, b) => a - b);
  return [(pair[1] + .05) / (pair[0] + .05), e.outerHTML.slice(0, 80)];
}).sort((a, b) => a[0] - b[0])[0];
"""


@BOTH
@WIDTHS
def test_the_page_fits_its_window(show, name, width):
    found = show(name, width=width).execute_script(
        "return [document.documentElement.scrollWidth, innerWidth,"
        " [...document.querySelectorAll('h1, h2, h3, p, li, table, blockquote, dl')]"
        ".filter(e => !e.closest('.box') && e.getBoundingClientRect().right > innerWidth + 1)"
        ".map(e => e.outerHTML.slice(0, 80))]"
    )
    assert found == [width, width, []]


@BOTH
def test_lines_are_short_enough_to_read(show, name):
    longest = show(name).execute_script(
        "return Math.max(...[...document.querySelectorAll('main > section > p, .prose p, "
        "blockquote')].map(e => e.offsetWidth / parseFloat(getComputedStyle(e).fontSize)))"
    )
    assert longest <= 37  # em: about 75 letters


def test_what_is_wide_scrolls_in_its_own_box_on_a_small_screen(show):
    boxes = show("event", width=400).execute_script(
        "return [...document.querySelectorAll('.box')].map(e => [e.scrollWidth > e.clientWidth,"
        " getComputedStyle(e).overflowX, e.tabIndex])"
    )
    assert boxes
    assert all(box == [True, "auto", 0] for box in boxes)


@BOTH
def test_nothing_is_asked_of_the_net_and_nothing_is_complained_of(show, name, pages):
    browser = show(name)
    sent = [
        message["params"]["request"]["url"]
        for entry in browser.get_log("performance")
        if (message := json.loads(entry["message"])["message"])["method"]
        == "Network.requestWillBeSent"
    ]
    assert [url for url in sent if not url.startswith("data:")] == [pages[name]]
    assert browser.get_log("browser") == []


def test_a_footnote_leads_to_its_statement_and_back(show):
    browser = show("event")
    seen = (
        "const e = document.querySelector(':target'), box = e.getBoundingClientRect();"
        "return [e.id, box.bottom > 0 && box.top < innerHeight]"
    )
    note = browser.find_element("css selector", "#disputes .note")
    reference, statement = note.get_attribute("id"), note.get_attribute("href").partition("#")[2]
    browser.execute_script("arguments[0].focus()", note)
    note.send_keys("\ue007")
    assert browser.execute_script(seen) == [statement, True]
    browser.find_element("css selector", f"#{statement} a[href='#{reference}']").send_keys("\ue007")
    assert browser.execute_script(seen) == [reference, True]


def test_hostile_texts_do_nothing(show):
    browser = show("hostile")
    assert browser.title.startswith("<script>document.title='owned'</script>")
    assert browser.execute_script("return document.scripts.length") == 0
    assert browser.execute_script(
        "return [...document.querySelectorAll('*')].flatMap(e => [...e.attributes])"
        ".filter(a => a.name.startsWith('on')).length"
    ) == 0  # fmt: skip
    shown = browser.find_element("tag name", "body").text
    assert "<img src=x onerror=alert(1)>" in shown
    assert "{{ 7*7 }}" in shown
    assert "\\u{202e}" in shown


def test_a_script_that_got_in_would_not_run(show):
    browser = show("hostile")
    ran = browser.execute_script(
        "const s = document.createElement('script'); s.textContent = 'window.ran = true';"
        "document.body.append(s); return window.ran === true"
    )
    assert ran is False
    assert any(
        "Content Security Policy" in entry["message"] for entry in browser.get_log("browser")
    )


@BOTH
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_against_its_ground(show, name, scheme):
    browser = show(name, scheme=scheme)
    least, where = browser.execute_script(CONTRAST)
    assert least >= 4.5, where
    ground = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(23, 24, 27)") is (scheme == "dark")


def test_the_keyboard_reaches_the_summary_first_and_shows_where_it_is(show):
    browser = show("event")
    browser.find_element("tag name", "body").send_keys("\ue004")
    focused = browser.switch_to.active_element
    assert focused.text == "Skip to the summary"
    assert focused.value_of_css_property("outline-style") == "solid"
    focused.send_keys("\ue007")
    assert browser.current_url.endswith("#summary")


@BOTH
def test_a_screen_reader_finds_landmarks_and_named_drawings(show, name):
    browser = show(name)
    nodes = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles: dict[str, list[str]] = {}
    for node in nodes:
        if not node.get("ignored"):
            label = node.get("name", {}).get("value", "")
            roles.setdefault(node["role"]["value"], []).append(label)
    assert {"banner", "navigation", "main", "contentinfo"} <= roles.keys()
    drawn = roles.get("image", []) + roles.get("img", [])
    assert set(drawn) == {"Who contradicts whom", "Statements by side and day"}
    assert all(roles["table"])
    assert all(roles["link"])


def test_paper_loses_nothing(show):
    browser = show("event", width=680, media="print")
    cut = browser.execute_script(
        "return [...document.querySelectorAll('main *')].filter(e => !e.closest('svg, .unseen') &&"
        " !e.classList.contains('unseen') && e.getBoundingClientRect().right > innerWidth + 1)"
        ".map(e => e.outerHTML.slice(0, 80))"
    )
    assert cut == []
    pdf = browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": False})["data"]
    assert pdf.startswith("JVBERi0")  # %PDF- in base 64
