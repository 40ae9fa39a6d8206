// Links of the side panel "Missing facts" lead to a field of the form that is open. Wagtail reads such addresses only when a page is loaded.

const MARK = "#:w:contentpath=";

/** The field of that name, or, for a list of rows, its place with the button that adds one. */
function placeOf(name) {
  const form = document.querySelector("[data-edit-form]") || document;
  return (
    form.querySelector(`[data-contentpath="${CSS.escape(name)}"]`) ||
    form.querySelector(`#${CSS.escape(`id_${name}-FORMS`)}`)?.parentElement
  );
}

function open(place) {
  const tab = place.closest("[role=tabpanel][hidden]");
  if (tab) document.getElementById(tab.getAttribute("aria-labelledby"))?.click();
  for (let content = place.closest(".w-panel__content"); content; content = content.parentElement?.closest(".w-panel__content")) {
    document.querySelector(`[data-panel-toggle][aria-controls="${CSS.escape(content.id)}"][aria-expanded=false]`)?.click();
  }
}

function show(name) {
  const place = placeOf(name);
  if (!place) return false;
  open(place);
  const field = place.querySelector(
    ":is(input:not([type=hidden]), select, textarea, button, [contenteditable=true]):not([hidden], :disabled)",
  );
  const isSeen = (element) => element && element.getClientRects().length > 0;
  const target = isSeen(field) ? field : [...place.querySelectorAll("button, input, [contenteditable=true]")].find(isSeen);
  target?.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(`a[href*="${MARK}"]`);
  if (!link || link.pathname !== location.pathname || event.ctrlKey || event.metaKey) return;
  if (show(decodeURIComponent(link.hash.slice(MARK.length)))) event.preventDefault();
});
