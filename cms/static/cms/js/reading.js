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
function showPlace() {
  const line = window.innerHeight / 3;
  let current = -1;
  headings.forEach((heading, index) => { if (heading.getBoundingClientRect().top <= line) current = index; });
  links.forEach((link, index) => {
    if (index === current) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  });
  if (bar) bar.textContent = current >= 0 ? links[current].textContent : '';
}
if (headings.length && headings.length === links.length) {
  let waiting = false;
  addEventListener('scroll', () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; showPlace(); });
  }, { passive: true });
  showPlace();
}

// "Copy" next to the citation; with the passage that the address names.
for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const text = button.closest('.cite').querySelector('[data-citation]');
    await navigator.clipboard.writeText(text.textContent.trim() + location.hash);
    button.nextElementSibling.textContent = button.dataset.copied;
  });
}
