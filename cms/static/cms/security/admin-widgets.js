// Starts date pickers and choosers of the admin's forms, which Wagtail would start by a script in the page. The policy allows none there.

(() => {
  const NAME = "admin-widget";

  function begin(element) {
    const { adminWidgetNameValue: name, adminWidgetIdValue: id, adminWidgetOptionsValue: options } = element.dataset;
    element.remove(); // once: rows that are moved connect again
    const start = /^\w*Chooser$/.test(name) ? window[name] : undefined;
    if (!start) return;
    if (/^[A-Z]/.test(name)) new start(id, JSON.parse(options));
    else start(id, JSON.parse(options));
  }

  class AdminWidget extends window.StimulusModule.Controller {
    connect() {
      begin(this.element);
    }
  }

  window.wagtail.app.register(NAME, AdminWidget);

  // Wagtail fills a chooser in the same breath in which it adds its row, before any controller connects.
  document.addEventListener("w-formset:added", ({ target }) => {
    target.querySelectorAll(`[data-controller="${NAME}"]`).forEach(begin);
  });
})();
