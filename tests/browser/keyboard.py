"""A person with a keyboard: Tab until the place with the right words, and the place must be seen."""

MAXIMUM_STOPS = 220
FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const label = element.labels?.[0]?.innerText ?? '';
  return {
    words: `${label} ${element.getAttribute('aria-label') ?? ''} ${element.innerText ?? ''}`.trim(),
    tag: element.tagName,
    isOutlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


def tab_to(page, words: str, within: str = "") -> None:
    """Presses Tab until what has these words has the focus. within: a selector that it must lie in."""
    for _stop in range(MAXIMUM_STOPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["tag"] != "BODY":
            assert focused["isOutlined"], f"{focused['words']!r} has the focus and does not show it"
            assert focused["isInView"], f"{focused['words']!r} has the focus out of view"
        if words in focused["words"] and is_within(page, within):
            return
    raise AssertionError(f"Nothing with the words {words!r} was reached.")


def is_within(page, selector: str) -> bool:
    return not selector or page.evaluate("(within) => !!document.activeElement.closest(within)", selector)


def go_to(page, words: str, within: str = "") -> None:
    tab_to(page, words, within)
    with page.expect_navigation():
        page.keyboard.press("Enter")
