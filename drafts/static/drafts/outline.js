// Dragging pages of the outline. A drop sends the same form as the buttons do; without this script they do all of it.

const form = document.getElementById("outline");
const PLACES = ["is-before", "is-after", "is-inside"];
let dragged;

function clear() {
  form.querySelectorAll(PLACES.map((name) => `.${name}`).join()).forEach((each) => each.classList.remove(...PLACES));
}

function place(item, y) {
  const { top, height } = item.querySelector(".outline__row").getBoundingClientRect();
  const part = (y - top) / height;
  return PLACES[part < 0.3 ? 0 : Number(part < 0.7) + 1];
}

// The page that the drop would go below, and its place there once the dragged one is gone.
function target(item, where) {
  if (where === "is-inside") return { parent: item.dataset.key, index: 0 };
  const list = item.parentElement;
  const others = [...list.children].filter((each) => each !== dragged);
  return { parent: list.dataset.parent, index: others.indexOf(item) + Number(where === "is-after") };
}

function send(values) {
  Object.entries(values).forEach(([name, value]) => {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  });
  form.submit();
}

form?.querySelectorAll(".outline__row").forEach((row) => {
  row.draggable = true;
  row.querySelectorAll("a").forEach((link) => { link.draggable = false; });
});

form?.addEventListener("dragstart", (event) => {
  dragged = event.target.closest("[data-key]");
  dragged.classList.add("is-dragged");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.key);
});

form?.addEventListener("dragover", (event) => {
  const item = event.target.closest("[data-key]");
  clear();
  if (!dragged || !item || dragged.contains(item)) return;
  event.preventDefault();
  item.classList.add(place(item, event.clientY));
});

form?.addEventListener("drop", (event) => {
  const item = event.target.closest("[data-key]");
  if (!dragged || !item || dragged.contains(item)) return;
  event.preventDefault();
  send({ deed: "moved", key: dragged.dataset.key, ...target(item, place(item, event.clientY)) });
});

form?.addEventListener("dragend", () => {
  dragged?.classList.remove("is-dragged");
  dragged = undefined;
  clear();
});
