"""Opens pages from the disk in a headless Chromium and uses them as a reader would.

Usage: run.py [FOLDER]

Everything that a page can do is tried on the sample site of the Swift tests, which is made first; what must hold for every page is
tried on the pages of FOLDER as well, a built site. Needs chromium, chromium-driver and selenium. Prints `N passed, N failed`.
"""
import base64
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TESTS = []


def test(function):
    TESTS.append(function)
    return function


class Browser:
    def __init__(self, folder, pages=(), script=True):
        options = Options()
        for argument in ["--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-dev-shm-usage"]:
            options.add_argument(argument)
        options.binary_location = "/usr/bin/chromium"
        if not script:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.folder = folder
        self.pages = pages
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))

    def open(self, page, width=1440, scheme="light", edition="student"):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600})
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        self.driver.get("about:blank")
        path, _, anchor = str(page).partition("#")
        self.driver.get((self.folder / edition / path).as_uri() + ("#" + anchor if anchor else ""))

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def press(self, *keys):
        webdriver.ActionChains(self.driver).send_keys(*keys).perform()

    def until(self, what, script):
        for _ in range(60):
            if self.run("return " + script):
                return
            time.sleep(0.05)
        raise AssertionError(what)


def expect(condition, message):
    if not condition:
        raise AssertionError(message)


@test
def no_page_scrolls_sideways(browser):
    for page in browser.pages:
        for width in [360, 768, 1000, 1440]:
            browser.open(page, width)
            found = browser.run("return document.documentElement.scrollWidth")
            expect(found <= width, f"{page} at {width} px is {found} px wide")


@test
def text_has_contrast_in_both_themes(browser):
    """Every text on its nearest background: 4.5 to 1, or 3 to 1 when large (WCAG 2.2, 1.4.3)."""
    for page in browser.pages:
        for scheme in ["light", "dark"]:
            browser.open(page, 1440, scheme)
            low = browser.run(CONTRAST)
            expect(not low, f"{page}, {scheme}: {low[:5]}")


CONTRAST = r"""
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
function rgba(colour) {
  canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
  return Array.from(canvas.getImageData(0, 0, 1, 1).data);
}
function light(c) {
  const [r, g, b] = c.slice(0, 3).map(v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
  return .2126 * r + .7152 * g + .0722 * b;
}
function background(element) {
  for (let e = element; e; e = e.parentElement) {
    const c = rgba(getComputedStyle(e).backgroundColor);
    if (c[3] > 250) return c;
  }
  return rgba(getComputedStyle(document.documentElement).backgroundColor);
}
const low = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || element.closest('script, svg, .hidden')) continue;
  const style = getComputedStyle(element);
  if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
  const one = light(rgba(style.color)), other = light(background(element));
  const ratio = (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
  const size = parseFloat(style.fontSize);
  const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
  if (ratio < (isLarge ? 3 : 4.5)) low.push(walker.currentNode.data.trim().slice(0, 30) + ' ' + ratio.toFixed(2));
}
return low;
"""


@test
def every_control_has_a_name(browser):
    for page in browser.pages:
        browser.open(page)
        nameless = browser.run(
            "return [...document.querySelectorAll('a, button, input, nav, dialog, [role=region]')].filter(e => !e.closest('li input') &&"
            " !e.getAttribute('aria-label') && !e.getAttribute('aria-labelledby') && !e.textContent.trim() && !e.labels?.length"
            ").map(e => e.outerHTML.slice(0, 80))")
        expect(not nameless, f"{page}: {nameless}")


@test
def headings_do_not_skip_a_level(browser):
    for page in browser.pages:
        browser.open(page)
        levels = browser.run("return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => +h.localName[1])")
        expect(levels.count(1) == 1, f"{page}: {levels}")
        expect(all(after - before <= 1 for before, after in zip(levels, levels[1:])), f"{page}: {levels}")


@test
def the_theme_changes_and_is_kept(browser):
    browser.open("index.html")
    paper = "return getComputedStyle(document.documentElement).backgroundColor"
    light = browser.run(paper)
    button = browser.find("[data-cycle=theme]")
    expect(button.accessible_name == "Theme: automatic", button.accessible_name)
    button.click()
    button.click()
    expect(button.accessible_name == "Theme: dark", button.accessible_name)
    dark = browser.run(paper)
    expect(dark != light, "the paper stays " + light)
    # Another process shows the next page, and hears of what was stored a little later.
    for _ in range(10):
        browser.open("case.html")
        if browser.run(paper) == dark:
            break
        time.sleep(0.3)
    expect(browser.run(paper) == dark, "the next page is light again")
    browser.find("[data-cycle=theme]").click()
    expect(browser.run(paper) == light, "automatic is not light")


@test
def search_works_by_keyboard_from_the_disk(browser):
    browser.open("case.html")
    browser.press("/")
    browser.until("no dialog", "document.querySelector('dialog').open")
    browser.press("break")
    browser.until("no results", "document.querySelectorAll('.search-results li').length > 0")
    expect(browser.run("return document.activeElement.id") == "search-field", "the focus left the field")
    expect("break-even" in browser.find(".search-results [aria-selected=true]").text, "the heading is not first")
    browser.press(Keys.ENTER)
    browser.until("not there", "location.hash === '#sec-breakeven' && location.pathname.endsWith('part-5-costs.html')")
    browser.press("/")
    browser.until("no dialog", "document.querySelector('dialog').open")
    browser.press("xyzzy")
    browser.until("no answer", "document.querySelector('.search-status').textContent.startsWith('Nothing')")
    browser.press(Keys.ESCAPE)
    browser.until("still open", "!document.querySelector('dialog').open")


@test
def a_number_tells_why(browser):
    browser.open("part-5-costs.html")
    link = browser.find(".prose p a.value")
    link.send_keys(Keys.ENTER)
    browser.until("no popover", "document.querySelector('.why-popover:popover-open')")
    expect("ocr + endpoint + training + monitoring" in browser.find(".why-popover").text, browser.find(".why-popover").text)
    box = browser.run("return document.querySelector('.why-popover').getBoundingClientRect().toJSON()")
    expect(box["top"] >= 0 and box["bottom"] <= 900 and box["left"] >= 0 and box["right"] <= 1440, str(box))
    browser.find(".why-popover li a").click()
    expect("price.m5 * 1 month" in browser.find(".why-popover").text, "the input's entry does not show")
    browser.press(Keys.ESCAPE)
    browser.until("still open", "!document.querySelector('.why-popover:popover-open')")
    expect(browser.run("return document.activeElement === arguments[0]", link), "the focus did not come back")
    ids = browser.run("return [...document.querySelectorAll('[id]')].map(e => e.id)")
    expect(len(ids) == len(set(ids)), "an id stands twice")


@test
def a_link_to_a_derivation_opens_it(browser):
    browser.open("part-5-costs.html#why-cost.mlops.total")
    browser.until("closed", "document.getElementById('why-cost.mlops.total').closest('details').open")


@test
def phones_have_the_navigation_behind_a_button(browser):
    browser.open("part-5-costs.html", 360)
    expect(not browser.find("#navigation").is_displayed(), "the navigation is open")
    browser.find(".contents-button").click()
    expect(browser.find("#navigation [aria-current=page]").is_displayed(), "the navigation does not open")
    browser.press(Keys.ESCAPE)
    expect(not browser.find("#navigation").is_displayed(), "the navigation does not close")
    browser.open("part-5-costs.html", 1440)
    expect(browser.find("#navigation [aria-current=page]").is_displayed(), "wide screens have no navigation")


@test
def the_skip_link_is_first_and_leads_to_the_text(browser):
    browser.open("case.html")
    browser.press(Keys.TAB)
    expect(browser.run("return document.activeElement.className") == "skip", "another link is first")
    browser.press(Keys.ENTER)
    expect(browser.run("return document.activeElement.id") == "main", "the text has no focus")


@test
def the_contents_mark_the_current_section(browser):
    browser.open("part-5-costs.html#sec-breakeven")
    browser.until("not marked", "document.querySelector('.contents [aria-current]')?.hash === '#sec-breakeven'")


@test
def instructors_are_warned(browser):
    browser.open("instructor/guide.html", edition="instructor")
    expect("contains answers" in browser.find(".edition").text, "no banner")
    expect(browser.run("return document.querySelector('meta[name=robots]').content") == "noindex", "no noindex")
    browser.open("index.html")
    expect(not browser.run("return document.querySelector('.edition')"), "students see the banner")


@test
def paper_has_the_text_alone(browser):
    browser.open("part-5-costs.html")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    for selector in [".bar", "#navigation", ".contents", ".neighbours", ".permalink", ".exhibit details"]:
        expect(not browser.find(selector).is_displayed(), selector)
    browser.run("dispatchEvent(new Event('beforeprint'))")
    expect(browser.find(".derivation dl").is_displayed(), "derivations stay closed")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    paper = base64.b64decode(browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    boxes = set(re.findall(rb"/MediaBox \[0 0 (\d+)[.\d]* (\d+)", paper))
    expect(boxes == {(b"594", b"841")}, f"the paper is not A4: {boxes}")


@test
def nothing_is_loaded_from_elsewhere_and_nothing_is_wrong(browser):
    for page in browser.pages:
        browser.open(page)
        loaded = browser.run("return performance.getEntriesByType('resource').map(e => e.name)")
        expect(all(name.startswith(("file:", "data:")) for name in loaded), str(loaded))
        faults = [entry["message"] for entry in browser.driver.get_log("browser") if entry["level"] == "SEVERE"]
        expect(not faults, f"{page}: {faults}")


def without_script(folder):
    browser = Browser(folder, script=False)
    try:
        browser.open("part-5-costs.html", 360)
        expect(not browser.find(".search-button").is_displayed(), "a button that does nothing")
        browser.find(".contents-button").click()
        expect(browser.find("#navigation a").is_displayed(), "the navigation does not open")
        browser.press(Keys.ESCAPE)
        browser.find(".prose p a.value").click()
        time.sleep(0.3)
        expect(browser.find(".derivation dl").is_displayed(), "the derivation does not show")
    finally:
        browser.driver.quit()


def make_sample_site(folder):
    made = subprocess.run(
        ["swift", "test", "--filter", "SiteTests.keeps"], cwd=ROOT, env=os.environ | {"SAMPLE_SITE": folder}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if made.returncode != 0:
        sys.exit(made.stdout)


def pages_below(folder):
    """Every page but the one for missing addresses, whose links hold only on a server."""
    return sorted(page for page in folder.rglob("*.html") if page.name != "404.html")


def report(name, check):
    """1 for a test that fails twice. A loaded machine can keep a real browser waiting; what is wrong fails again."""
    for attempt in ["failed once", "FAILED"]:
        try:
            check()
            return 0
        except Exception as fault:  # A browser that dies must not hide the tests behind it.
            print(f"{attempt} {name.replace('_', ' ')}: {str(fault).splitlines()[0] if str(fault) else type(fault).__name__}")
    return 1


def main():
    with tempfile.TemporaryDirectory() as folder:
        make_sample_site(folder)
        folder = pathlib.Path(folder)
        built = [pathlib.Path(argument).resolve() for argument in sys.argv[1:]]
        pages = [page for site in [folder / "student", *built] for page in pages_below(site)]
        browser = Browser(folder, pages)
        failed = sum(report(check.__name__, lambda: check(browser)) for check in TESTS)
        browser.driver.quit()
        failed += report("everything_can_be_read_without_script", lambda: without_script(folder))
    print(f"{len(TESTS) + 1 - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
