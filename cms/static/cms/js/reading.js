// Comforts of reading. Everything works without this file.

// The theme switch in the footer remembers, without a cookie.
const themes = document.querySelectorAll('.theme input');
const chosen = document.documentElement.dataset.theme ?? 'system';
for (const input of themes) {
  input.checked = input.value === chosen;
  input.addEventListener('change', () => {
    try {
      if (input.value === 'system') localStorage.removeItem('theme');
      else localStorage.setItem('theme', input.value);
    } catch { /* not remembered, but shown */ }
    if (input.value === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = input.value;
  });
}

// A choice in a sheet closes it.
for (const sheet of document.querySelectorAll('.sheet[popover]')) {
  sheet.addEventListener('click', (event) => {
    if (event.target.closest('a') && sheet.matches(':popover-open')) sheet.hidePopover();
  });
}

// The contents show the place; the bar on a phone says it in words.
const links = [...document.querySelectorAll('.toc a')];
const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))).filter(Boolean);
const bar = document.querySelector('.toc-bar span');
const contents = document.querySelector('.toc');
function showPlace() {
  const line = window.innerHeight / 3;
  let current = -1;
  headings.forEach((heading, index) => { if (heading.getBoundingClientRect().top <= line) current = index; });
  links.forEach((link, index) => {
    if (index === current) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  });
  if (current >= 0 && contents.scrollHeight > contents.clientHeight) contents.scrollTop = links[current].offsetTop - contents.clientHeight / 2;
  if (bar) bar.textContent = current >= 0 ? links[current].textContent : '';
}
if (headings.length && headings.length === links.length) {
  let waiting = false;
  contents.classList.add('toc--followed');
  addEventListener('scroll', () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; showPlace(); });
  }, { passive: true });
  showPlace();
}

// The number of a passage opens its citation over the text; its address is in the address bar all the same.
const page = document.querySelector('section.cite');
const passage = document.getElementById('zitat');
let chosenMark;
function fill(mark) {
  const close = passage.querySelector('[popovertarget]');
  passage.querySelectorAll('p').forEach((old) => old.remove());
  for (const line of page.querySelectorAll('p')) passage.append(line.cloneNode(true));
  passage.querySelector('.row').append(close);
  const place = passage.querySelector('[data-place]');
  const number = mark.textContent.trim();
  const named = mark.closest('.passage').querySelector('dt, h2, h3, h4, h5')?.textContent.replace(/\s*#\s*$/, '').trim();
  if (/^\d+$/.test(number)) place.textContent = place.dataset.place.replace('%', number);
  else if (named) place.textContent = place.dataset.named + named;
  passage.querySelector('[data-address]').append(mark.hash);
}
if (page && passage?.showPopover) {
  passage.hidden = false;
  for (const mark of document.querySelectorAll('.passage__mark, .fact__mark')) {
    mark.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      location.hash = mark.hash;
      chosenMark = mark;
      fill(mark);
      passage.showPopover();
      bindCopy(passage.querySelector('[data-copy]')).focus();
    });
  }
  // Back to the number, unless something else was chosen.
  passage.addEventListener('toggle', (event) => {
    const here = document.activeElement;
    if (event.newState === 'closed' && (here === document.body || passage.contains(here))) chosenMark?.focus({ preventScroll: true });
  });
}

// "Copy" below a citation; where the browser lets nobody copy, it marks the words.
function bindCopy(button) {
  const text = button.closest('.cite').querySelector('[data-citation]');
  const says = button.parentElement.querySelector('[role="status"]');
  button.hidden = false;
  button.addEventListener('click', async () => {
    says.textContent = '';
    try {
      await navigator.clipboard.writeText(text.textContent.replace(/\s+/g, ' ').trim());
      says.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(text);
      says.textContent = button.dataset.marked;
    }
  });
  return button;
}
document.querySelectorAll('section.cite [data-copy]').forEach(bindCopy);
