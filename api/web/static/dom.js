// Elements made by hand: text goes in as text alone, so that nothing a report prints can become markup.

const SVG = "http://www.w3.org/2000/svg";

const INSIDE_NUMBER = /(?<=\d) (?=\d{3}(?!\d)|[€%‰]|\p{L}{1,12}(?!\p{L}))|(?<=\d milj\.) (?=€|e)/gu;

/** A text whose numbers stay on one line with their units: "2 050 868 €" with spaces that do not break. */
export function unbroken(text) {
  return text.replace(INSIDE_NUMBER, "\u00a0");
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") element.setAttribute("class", value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "hidden" || name === "disabled" || name === "open" || name === "checked" || name === "multiple") element[name] = Boolean(value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(unbroken(String(child))));
  }
  return element;
}

/** el("p", {class: "muted"}, "text", child, …) */
export function el(name, properties = {}, ...children) {
  return fill(document.createElement(name), properties, children);
}

/** The same for SVG. */
export function svg(name, properties = {}, ...children) {
  return fill(document.createElementNS(SVG, name), properties, children);
}

export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element: ${id}`);
  return found;
}

/** Puts children in place of what an element holds. */
export function put(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Says something to those who listen to the page, without moving anything. */
export function announce(text) {
  const live = byId("live");
  live.textContent = "";
  // a moment later, so that the same words said twice are heard twice
  setTimeout(() => {
    live.textContent = text;
  }, 60);
}

/** Tells that the page hears what is typed and pressed. */
export function ready() {
  document.body.dataset.ready = "on";
}

/** Offers a text as a file. */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  follow(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Follows an address as a click on a link would; with a name, as a file to keep. */
export function follow(address, name = null) {
  const link = el("a", { href: address, download: name, target: name === null ? "_blank" : null, rel: "noopener" });
  document.body.append(link);
  link.click();
  link.remove();
}
