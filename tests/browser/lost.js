// What a reader cannot get at: words beyond the window's edge or cut off by their box. Returns selectors.
() => {
  const width = document.documentElement.clientWidth;
  const name = (element) => element.tagName.toLowerCase() + (element.id && `#${element.id}`) + [...element.classList].map((each) => `.${each}`).join('');
  const path = (element) => [...ancestors(element)].slice(0, 3).reverse().map(name).join(' > ');
  function* ancestors(element) { for (let each = element; each && each !== document.body; each = each.parentElement) yield each; }
  const scrolls = (style) => /auto|scroll/.test(style.overflowX) || /auto|scroll/.test(style.overflowY);
  const clips = (style) => /hidden|clip/.test(style.overflowX) || /hidden|clip/.test(style.overflowY);
  const isForVoice = (box) => box.width <= 1 || box.height <= 1;
  const around = (nodes) => {
    const boxes = nodes.map((node) => { const range = document.createRange(); range.selectNodeContents(node); return range.getBoundingClientRect(); });
    const edge = (of, side) => of(...boxes.map((box) => box[side]));
    return { left: edge(Math.min, 'left'), right: edge(Math.max, 'right'), bottom: edge(Math.max, 'bottom') };
  };
  const seen = new Map();
  const known = (element) => {
    if (!seen.has(element)) seen.set(element, { style: getComputedStyle(element), box: element.getBoundingClientRect() });
    return seen.get(element);
  };
  const found = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (element.closest('.guide svg')) continue;  // specimens of type
    if (!own.length || !element.checkVisibility({ visibilityProperty: true })) continue;
    const words = around(own);
    let reachable = false;
    for (const above of ancestors(element)) {
      const { style, box } = known(above);
      if (scrolls(style) || isForVoice(box)) { reachable = true; break; }
      if (above.closest('.skip')) { reachable = true; break; }  // comes into view when it has the focus
      if (clips(style) && (words.right > box.right + 2 || words.left < box.left - 2 || words.bottom > box.bottom + 2)) {
        found.push(`${path(element)}: cut off by ${name(above)}`);
      }
    }
    if (!reachable && (words.right > width + 1 || words.left < -1)) found.push(`${path(element)}: beyond the edge`);
  }
  return [...new Set(found)];
}
