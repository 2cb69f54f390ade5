"""Links to a sentence, followed in a real browser: it marks that sentence, and scrolls to it."""

import base64
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from bot.chat.saying.fragment import text_fragment
from index.loaders.html import load
from index.types import Span

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

pytestmark = pytest.mark.asyncio(loop_scope="session")

URL = "https://news.example/stories/river"  # answered by the test itself
FILLER = "<p>Nothing else happened on that day, as far as anybody in the valley could tell.</p>" * 8
PARAGRAPHS = f"""
<p>The <b>river</b> rose at night. <i id="first">Nobody was hurt.</i> The bridge held.</p>
{FILLER}
<p>The mayor spoke: “<a href="/m">The river</a> rose at&nbsp;night.”
   <span id="second">Nobody
   was hurt.</span> She thanked the fire brigade.</p>
<h2>The second flood</h2>
<p id="third">Nobody was hurt.</p>
{FILLER}
<p><span id="long">It took the men of the fire brigade, who had come from three valleys, two days
to pump the water out of the <em>cellars</em> of the old town, which were built before 1600.</span>
Nobody was hurt.</p>
<ul><li>Nobody was hurt.</li>
<li>Two cows <span id="item">were saved &amp; fed, so-called.</span></li></ul>
{FILLER}
<table><tr><th>Town</th><th>Level</th></tr>
<tr><td>Oberau</td><td>4.1 m</td></tr>
<tr><td><span id="cell">Unterau</span></td><td><span id="cell-end">4.1 m</span></td></tr></table>
<p dir="rtl">رودخانه بالا آمد. <span id="persian">کسی آسیب ندید و پل نمی‌شکست.</span></p>
<p>川の水が増えた。<span id="japanese">誰も怪我をしなかった。</span>橋は無事だった。
誰も怪我をしなかった。</p>
{FILLER}
<p>The river rose <span id="across">at noon again.</span></p>
<p id="across-end">Then it fell, and the bridge held.</p>
{FILLER}
"""
HTML = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The river</title><style>
::target-text {{ background: rgb(255, 0, 0); color: rgb(255, 0, 0) }} p {{ margin: 3em 0 }}
</style></head><body><nav>Home</nav><article><h1>The river in the valley</h1>{PARAGRAPHS}</article>
</body></html>"""

PIXELS = """async (screenshot) => {
  const image = new Image()
  image.src = "data:image/png;base64," + screenshot
  await image.decode()
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d")
  canvas.drawImage(image, 0, 0)
  const { data } = canvas.getImageData(0, 0, image.width, image.height)
  const red = []
  for (let at = 0; at < data.length; at += 4)
    if (data[at] == 255 && data[at + 1] == 0 && data[at + 2] == 0) red.push(at / 4)
  const xs = red.map((at) => at % image.width), ys = red.map((at) => Math.floor(at / image.width))
  const least = (all) => all.reduce((a, b) => Math.min(a, b), Infinity)
  const most = (all) => all.reduce((a, b) => Math.max(a, b), -Infinity)
  return red.length ? [least(xs), least(ys), most(xs), most(ys)] : null
}"""
"""The box of what is red on the screen, as [left, top, right, bottom]."""
BOX = """(ids) => {
  const range = document.createRange()
  const elements = ids.map((id) => document.getElementById(id))
  range.setStart(elements[0], 0)
  range.setEnd(elements.at(-1), elements.at(-1).childNodes.length)
  const box = range.getBoundingClientRect()
  return [box.left, box.top, box.right, box.bottom]
}"""


@pytest_asyncio.fixture(loop_scope="session")
async def tab(browser: "Browser") -> AsyncIterator["Page"]:
    context = await browser.new_context(viewport={"width": 800, "height": 600})
    context.set_default_timeout(5_000)
    tab = await context.new_page()

    async def serve(route: Any) -> None:
        await route.fulfill(body=HTML, content_type="text/html; charset=utf-8")

    await tab.route("**/*", serve)
    yield tab
    await context.close()


@pytest.mark.parametrize(
    ("ids", "quote", "which"),
    [
        (["first"], "Nobody was hurt.", 0),
        (["second"], "Nobody was hurt.", 1),
        (["third"], "Nobody was hurt.", 2),
        (["long"], "It took the men…before 1600.", 0),
        (["item"], "were saved & fed, so-called.", 0),
        (["cell", "cell-end"], "Unterau | 4.1 m", 0),
        (["persian"], "کسی آسیب ندید و پل نمی‌شکست.", 0),
        (["japanese"], "誰も怪我をしなかった。", 0),
        (["across", "across-end"], "at noon again.…Then it fell, and the bridge held.", 0),
    ],
)
async def test_the_very_sentence_is_marked_and_in_sight(
    tab: "Page", ids: list[str], quote: str, which: int
) -> None:
    """The text is what the loader reads from the page."""
    text = load(URL, HTML.encode()).text
    await tab.goto("about:blank")
    await tab.goto(URL + text_fragment(text, found(text, quote, which)))
    expected = await tab.evaluate(BOX, ids)
    shown = await tab.evaluate(PIXELS, base64.b64encode(await tab.screenshot()).decode())
    assert shown == pytest.approx(expected, abs=3)
    assert 0 < shown[1] < shown[3] < 600


def found(text: str, quote: str, which: int) -> Span:
    """The span of a quote, or from the beginning before … to the end behind it."""
    first, _, last = quote.partition("…")
    start = -1
    for _ in range(which + 1):
        start = text.index(first, start + 1)
    return Span(start, text.index(last, start) + len(last) if last else start + len(first))
