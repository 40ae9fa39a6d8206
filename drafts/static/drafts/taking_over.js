// The editor of translations has its words from this catalogue when the page is there: "Publish in " stands before the language.
(({ button, atWork }) => {
  window.django.catalog["Publish in "] = button;
  window.django.catalog["Publishing..."] = atWork;
})(document.currentScript.dataset);
