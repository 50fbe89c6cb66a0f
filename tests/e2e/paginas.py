"""What each page must be like in a real browser."""

import re

from axe_playwright_python.base import AXE_FILE_PATH

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = AXE_FILE_PATH.read_text(encoding="utf-8")
RUN_AXE = """tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(
  found => found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 160)}`)))"""
SETTLED = "() => !document.querySelector('.htmx-request, .htmx-settling')"
# What a person reads, without the columns in which Beheer and FG look codes up.
FACTS = """() => {
  const words = document.body.cloneNode(true);
  words.querySelectorAll('script, [data-code]').forEach(e => e.remove());
  document.body.append(words);
  const text = words.innerText;
  words.remove();
  const seen = e => e.getClientRects().length > 0;
  const alone = e => !(e.tagName === 'A' && getComputedStyle(e).display === 'inline'
    && e.parentElement.innerText.trim().length > e.innerText.trim().length);
  const fits = e => { const r = e.getBoundingClientRect(); return r.width >= 24 && r.height >= 24 };
  const small = [...document.querySelectorAll(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter(e => seen(e) && alone(e) && !e.closest('.w-vh, .utrecht-skip-link'))
    .filter(e => ![e, ...(e.labels || [])].some(fits))
    .map(e => e.outerHTML.slice(0, 160));
  return {
    text, small,
    title: document.title,
    lang: document.documentElement.lang,
    h1: [...document.querySelectorAll('h1')].filter(seen).length,
    main: [...document.querySelectorAll('main .utrecht-button--primary-action, '
      + 'main .utrecht-button-link--primary-action')].filter(seen).map(e => e.innerText.trim()),
    wide: document.documentElement.scrollWidth - window.innerWidth,
    wider: [...document.querySelectorAll('main *')].filter(e => seen(e)
      && e.getBoundingClientRect().right > window.innerWidth + 1)
      .slice(0, 3).map(e => e.outerHTML.slice(0, 160)),
  };
}"""
CODES = re.compile(
    r"\b(D(?:0\d|1[0-5])|RC\d\d|C\d\d[a-z]?|M\d\d|P\d\d|X\d\d|[A-Z]{4,}(?:_[A-Z]+)+|COORDINATOR|"
    r"ONDERZOEKER|WAARNEMER|BEOORDELAAR|PARTIJ|AANPAK|BEEINDIGD|ONTVANGEN|None|True|False)\b"
)
ISO_DATE = re.compile(r"\b20\d\d-\d\d-\d\d\b")
ENGLISH = re.compile(r"\b(Submit|Search|Error|Required|Optional|January|March|Monday)\b")


def gebreken(page, widths, namen=()):
    """What is wrong with the page as it stands, at each of these widths; a list of sentences."""
    page.wait_for_function(SETTLED)
    found = []
    page.evaluate(AXE)
    for width in widths:
        page.set_viewport_size(width)
        found += [f"{width['width']}: {fault}" for fault in faults(page.evaluate(FACTS), namen)]
        found += [f"{width['width']}: axe {node}" for node in page.evaluate(RUN_AXE, TAGS)]
    return found


def faults(facts, namen):
    text, title = facts["text"], facts["title"]
    if facts["wide"] > 0:
        yield f"{facts['wide']} px too wide: {facts['wider']}"
    if facts["h1"] != 1:
        yield f"{facts['h1']} main headings"
    if facts["lang"] != "nl":
        yield f"language {facts['lang']}"
    if len(facts["main"]) > 1:
        yield f"two main buttons: {facts['main']}"
    if not title.strip() or any(naam in title for naam in namen):
        yield f"title {title!r}"
    yield from (f"small: {html}" for html in facts["small"])
    for kind in (CODES, ISO_DATE, ENGLISH):
        yield from (f"reads {match.group()!r}" for match in kind.finditer(text))
