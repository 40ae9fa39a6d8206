// Suggestions below a search field, after the ARIA pattern of a combobox with a list. Without this script the field is a field.
const PAUSE = 120;

for (const field of document.querySelectorAll("[data-suggest]")) suggest(field);

function suggest(field) {
  const list = document.createElement("ul");
  list.id = `${field.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.suggestLabel);
  list.hidden = true;
  field.closest(".seek").append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"], ["autocomplete", "off"]]) field.setAttribute(name, value);

  let waiting, asked = "", chosen = -1;

  const options = () => [...list.children];
  const close = () => { list.hidden = true; chosen = -1; field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant"); };

  const choose = (place) => {
    const all = options();
    chosen = place >= all.length ? -1 : place;
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    if (chosen < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", all[chosen].id);
  };

  const show = (found) => {
    list.replaceChildren(...found.map((one, at) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${at}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.url = one.url;
      const kind = document.createElement("small");
      kind.textContent = one.type_label;
      option.append(one.title, " ", kind);
      return option;
    }));
    chosen = -1;
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", String(!!found.length));
  };

  const ask = async () => {
    const words = field.value.trim();
    if (words === asked) return;
    asked = words;
    if (words.length < 2) return close();
    try {
      const answer = await fetch(`${field.dataset.suggest}&q=${encodeURIComponent(words)}`);
      if (!answer.ok) throw new Error(answer.status);
      if (words === asked && document.activeElement === field) show(await answer.json());
    } catch { asked = ""; close(); }
  };

  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, PAUSE); });
  field.addEventListener("blur", () => setTimeout(close, 150));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
    else if (list.hidden) return;
    else if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen < 0 ? options().length - 1 : chosen - 1); }
    else if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); location.assign(options()[chosen].dataset.url); }
  });
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[data-url]");
    if (option) { event.preventDefault(); location.assign(option.dataset.url); }
  });
}
