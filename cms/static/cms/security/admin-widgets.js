// Starts date pickers and choosers of the admin's forms, which Wagtail would start by a script in the page. The policy allows none there.

(() => {
  class AdminWidget extends window.StimulusModule.Controller {
    static values = { name: String, id: String, options: Object };

    connect() {
      const { nameValue: name, idValue: id, optionsValue: options } = this;
      this.element.remove(); // once: rows that are moved connect again
      const start = /^\w*Chooser$/.test(name) ? window[name] : undefined;
      if (!start) return;
      if (/^[A-Z]/.test(name)) new start(id, options);
      else start(id, options);
    }
  }

  window.wagtail.app.register("admin-widget", AdminWidget);
})();
