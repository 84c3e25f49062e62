// Words in the chosen language, and the making of elements; texts go in as text, never as markup.

const state = {
  lang: data.lang,
  without: new Set(),
  facets: new Map(),
  from: null,
  to: null,
  least: 1,
  connected: false,
  chosen: null,
  at: null,
};

const allActors = nodes.every((node) => node.kind.isActor);
const onActions = lines.some((line) => line.grounds.some((ground) => ground.action));

function byId(id) {
  return document.getElementById(id);
}

/** The side of a pair of texts that is in the chosen language. */
function said(pair) {
  return pair[sides[state.lang]];
}

function nameOf(thing) {
  return said(thing.names);
}

/** A text of the page itself. */
function t(key, filled = {}) {
  const all = { nodes: nodesWord(2), actions: weightWord(2), ...filled };
  return said(data.words[key]).replace(/\{(\w+)\}/g, (_, name) => all[name]);
}

function nodesWord(number) {
  const key = allActors ? "actor" : "node";
  return said(data.words[number === 1 ? key : `${key}s`]);
}

function weightWord(number) {
  const key = !onActions ? "statement" : allActors && !data.bipartite ? "joint_action" : "action";
  return said(data.words[number === 1 ? key : `${key}s`]);
}

const numberWriters = Object.fromEntries(
  Object.keys(sides).map((lang) => [lang, new Intl.NumberFormat(lang)]));

function grouped(number) {
  return number < 1000 ? String(number) : numberWriters[state.lang].format(number);
}

function countedNodes(number) {
  return `${grouped(number)} ${nodesWord(number)}`;
}

function countedLines(number) {
  return `${grouped(number)} ${t(number === 1 ? "line" : "lines")}`;
}

/** How much a line rests on: "3 joint actions", or "2 statements" where no action is behind it. */
function countedGrounds(grounds) {
  const number = weightOf(grounds);
  if (grounds.some((ground) => ground.action)) return `${grouped(number)} ${weightWord(number)}`;
  return `${grouped(number)} ${t(number === 1 ? "statement" : "statements")}`;
}

function sorter() {
  const collator = new Intl.Collator(state.lang, { numeric: true });
  return (a, b) => collator.compare(a, b);
}

/** A term as a reader cites it: identifier and name, or the name alone. */
function cited(term) {
  return term.identifier && term.identifier !== nameOf(term)
    ? `${term.identifier} ${nameOf(term)}` : nameOf(term);
}

/** Make an element; children are elements or texts. */
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** Make an element for a text of the data, whichever way it is written. */
function told(tag, text, className) {
  const element = make(tag, className, text);
  element.dir = "auto";
  return element;
}

function button(text, act, className) {
  const element = told("button", text, className);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

const svgSpace = "http://www.w3.org/2000/svg";

function makeSvg(tag, attributes, ...children) {
  const element = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The shape of a group, as it stands in the legend. */
function sign(group, size = 18) {
  const inside = group.points
    ? makeSvg("polygon", { points: group.points })
    : makeSvg("circle", { cx: 10, cy: 10, r: 8 });
  return makeSvg("svg", {
    width: size, height: size, viewBox: "0 0 20 20", fill: group.colour, stroke: data.ink,
    "aria-hidden": "true", "data-shape": group.shape,
  }, inside);
}

/** Put the words of the page into the elements that ask for them. */
function speak() {
  document.documentElement.lang = state.lang;
  document.title = said(data.title);
  announce("");
  byId("title").textContent = said(data.title);
  byId("explanation").textContent = said(data.explanation);
  byId("source-line").textContent = said(data.source);
  byId("licence").textContent = t("licence");
  byId("left-out").hidden = !data.leftOut;
  if (data.leftOut) byId("left-out").textContent = `${t("left_out")} ${said(data.leftOut)}`;
  for (const element of document.querySelectorAll("[data-t]")) {
    element.textContent = t(element.dataset.t);
  }
  for (const [name, attribute] of [
    ["tTitle", "title"], ["tLabel", "aria-label"], ["tPlaceholder", "placeholder"],
  ]) {
    const marked = `[data-${name.replace(/[A-Z]/g, (big) => `-${big.toLowerCase()}`)}]`;
    for (const element of document.querySelectorAll(marked)) {
      element.setAttribute(attribute, t(element.dataset[name]));
    }
  }
  if (allActors && onActions) byId("tables-hint").textContent += ` ${t("tables_warning")}`;
  byId("language").lang = state.lang === "nl" ? "en" : "nl";
}

function announce(text) {
  byId("said").textContent = text;
}
