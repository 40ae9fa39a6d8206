// From change to change by button and key. Everything can be read without this file.

const stepper = document.querySelector('.stepper');
const place = stepper?.querySelector('[data-place]');
const changes = [...document.querySelectorAll('.change')];
const TYPING = 'input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]';
const STEPS = { n: 1, j: 1, p: -1, k: -1 };
const FORGOTTEN = 'synopsis-keys';

// Where the reader was led to; -1 once the reader has gone elsewhere: then it is the last change that begins above the bar.
let shown = -1;
const FREE = ['wheel', 'touchmove', 'pointerdown'];
const SCROLLING = ['PageDown', 'PageUp', 'ArrowDown', 'ArrowUp', 'Home', 'End', ' ', 'Tab'];

function current() {
  if (shown >= 0) return shown;
  const line = Math.max(stepper.getBoundingClientRect().bottom, 0) + 8;
  return changes.findLastIndex((change) => change.getBoundingClientRect().top < line);
}

function show(index) {
  shown = index;
  location.replace(`#${changes[index].id}`);
  changes[index].focus({ preventScroll: true });
  place.textContent = changes[index].querySelector('[data-name]').textContent;
}

function step(by) {
  const next = current() + by;
  if (changes[next]) show(next);
  else if (next >= changes.length && stepper.dataset.after) location.assign(stepper.dataset.after);
  else if (next < 0 && stepper.dataset.before) location.assign(stepper.dataset.before);
}

if (stepper && changes.length) {
  const keys = stepper.querySelector('input');
  try { keys.checked = localStorage.getItem(FORGOTTEN) !== 'off'; } catch { /* they stay on */ }
  keys.addEventListener('change', () => {
    try {
      if (keys.checked) localStorage.removeItem(FORGOTTEN);
      else localStorage.setItem(FORGOTTEN, 'off');
    } catch { /* not remembered */ }
  });
  stepper.hidden = false;
  for (const button of stepper.querySelectorAll('[data-step]')) {
    button.addEventListener('click', () => step(Number(button.dataset.step)));
  }
  for (const name of FREE) {
    document.addEventListener(name, (event) => { if (!event.target.closest('.stepper')) shown = -1; }, { passive: true });
  }
  document.addEventListener('keydown', (event) => {
    if (SCROLLING.includes(event.key)) shown = -1;
    const isOurs = event.key in STEPS && keys.checked && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (!isOurs || event.target.closest(TYPING)) return;
    event.preventDefault();
    step(STEPS[event.key]);
  });
  const here = changes.findIndex((change) => `#${change.id}` === location.hash);
  if (here >= 0) show(here);
}
