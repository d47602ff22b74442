"""A headless Chromium, and the pages it is shown. `make browser` installs what is missing."""

from __future__ import annotations

import os
import shutil

import pytest
from report_ledgers import make_event, make_hostile

from claimtrack import Ledger
from claimtrack.ledger.reporting import gather
from claimtrack.report import render

MAKERS = {"event": make_event, "hostile": make_hostile}


@pytest.fixture(scope="session")
def browser():
    """Chromium under its driver, closed at the end."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="needs claimtrack[browser]")
    binary = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        pytest.skip("needs chromium and chromedriver: Debian's chromium, chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    options.add_argument("--headless=new")
    options.add_argument("--hide-scrollbars")
    if os.geteuid() == 0:  # as in a container: Chromium refuses its sandbox to root
        options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield chrome
    chrome.quit()


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """The address of each page by its name: event, hostile."""
    found = {}
    for name, make in MAKERS.items():
        folder = tmp_path_factory.mktemp(name)
        with Ledger.open(make(folder / "claims.db")) as ledger:
            page = folder / "page.html"
            page.write_text(render(gather(ledger, None), "html"), encoding="utf-8")
        found[name] = page.as_uri()
    return found


@pytest.fixture
def show(browser, pages):
    """Open a page: show("event", width=400, scheme="dark", media="print") -> browser."""

    def show(name, *, width=1400, scheme="light", media="screen"):
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
        )
        wanted = {"name": "prefers-color-scheme", "value": scheme}
        browser.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"media": media, "features": [wanted]}
        )
        browser.get("about:blank")
        for log in ("browser", "performance"):
            browser.get_log(log)  # reading empties it
        browser.get(pages[name])
        return browser

    return show
