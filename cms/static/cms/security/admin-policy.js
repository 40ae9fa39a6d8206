// What the admin's own scripts do that its policy would refuse. They are known scripts; only what they make is without a nonce.

(() => {
  const { nonce } = document.currentScript;

  // The rich text editor and the translation editor write style sheets with random names while they run.
  const createElement = document.createElement.bind(document);
  document.createElement = (name, ...options) => {
    const element = createElement(name, ...options);
    if (element.localName === "style") element.nonce = nonce;
    return element;
  };

  // The focal point's cropper asks old browsers for events by giving an element a handler that does nothing.
  const { setAttribute } = Element.prototype;
  Element.prototype.setAttribute = function set(name, value) {
    if (value === "return;" && /^on/.test(name)) return;
    setAttribute.call(this, name, value);
  };
})();
