// Finding a node by any of its names; a list of completions that mouse and keyboard can use.

const finder = byId("find");
const foundList = byId("found");
const mostFound = 20;
let nameIndex = null;
let suggested = [];
let active = -1;

/** Without accents and capitals, so that "oekraine" finds "Oekraïne". */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

function searchIndex() {
  nameIndex ??= nodes.map((node) => ({
    node,
    texts: [...new Set([...node.names, ...node.others, node.identifier].filter(Boolean).map(folded))],
  }));
  return nameIndex;
}

/** Nodes with the text in a name: first those that start with it, then words, then any part. */
function search(text) {
  const wanted = folded(text);
  if (!wanted) return [];
  const ranked = [];
  for (const { node, texts } of searchIndex()) {
    const rank = Math.min(...texts.map((name) => rankOf(name, wanted)));
    if (rank < 9) ranked.push([rank, node]);
  }
  const order = sorter();
  return ranked
    .sort((a, b) => a[0] - b[0] || b[1].lines.length - a[1].lines.length
      || order(nameOf(a[1]), nameOf(b[1])))
    .map(([, node]) => node);
}

function rankOf(name, wanted) {
  if (name === wanted) return 0;
  const at = name.indexOf(wanted);
  if (at < 0) return 9;
  return at === 0 ? 1 : name[at - 1] === " " ? 2 : 3;
}

function suggest() {
  const all = search(finder.value);
  suggested = all.slice(0, mostFound);
  active = -1;
  foundList.replaceChildren(...suggested.map(optionOf));
  foundList.hidden = !suggested.length;
  finder.setAttribute("aria-expanded", String(suggested.length > 0));
  finder.removeAttribute("aria-activedescendant");
  byId("found-number").textContent = !folded(finder.value) ? ""
    : all.length ? t("find_some", { n: grouped(all.length) }) : t("find_none");
  finder.classList.toggle("nothing", Boolean(folded(finder.value)) && !all.length);
}

function optionOf(node, i) {
  const option = make("li", "", sign(node.kind.group, 14), " ", told("span", nameOf(node)), " ",
    told("span", nameOf(node.kind), "quiet"));
  option.id = `found-${i}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.addEventListener("pointerdown", (event) => event.preventDefault());
  option.addEventListener("click", () => take(node));
  return option;
}

function point(to) {
  if (!suggested.length) return;
  active = (to + suggested.length) % suggested.length;
  [...foundList.children].forEach((option, i) => {
    option.setAttribute("aria-selected", String(i === active));
  });
  finder.setAttribute("aria-activedescendant", `found-${active}`);
  foundList.children[active].scrollIntoView({ block: "nearest" });
}

function closeList() {
  foundList.hidden = true;
  finder.setAttribute("aria-expanded", "false");
  finder.removeAttribute("aria-activedescendant");
}

function take(node) {
  finder.value = nameOf(node);
  closeList();
  choose({ node }, { centred: true });
  panel.scrollIntoView({ block: "nearest" });
}

function startSearch() {
  finder.addEventListener("input", suggest);
  finder.addEventListener("focus", () => { if (finder.value) suggest(); });
  finder.addEventListener("blur", closeList);
  finder.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (foundList.hidden) suggest();
      if (event.key === "ArrowDown") point(active + 1);
      else point(active < 0 ? -1 : active - 1);
      event.preventDefault();
    } else if (event.key === "Enter" && !foundList.hidden && suggested.length) {
      take(suggested[Math.max(active, 0)]);
      event.preventDefault();
    } else if (event.key === "Escape") {
      if (foundList.hidden) finder.value = "";
      closeList();
    }
  });
}
