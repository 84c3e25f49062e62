// What is known of the node or the line that the reader chose.

const panel = byId("panel");
const mostListed = 100;

/** The node or line that the state names; null where there is none of that name. */
function chosenThing() {
  if (!state.chosen) return null;
  const [what, key] = state.chosen;
  const found = what === "node" ? nodeByKey.get(key) : lineByKey.get(key);
  return found ? { [what]: found } : null;
}

/** Choose a node or a line, or nothing; `centred` brings it into the middle, `focus` reads it out. */
function choose(thing, { centred = false, focus = false } = {}) {
  const [what, found] = thing ? Object.entries(thing)[0] : [];
  state.chosen = thing ? [what, found.key] : null;
  mark();
  if (centred) centre();
  else bringNodes(network.getScale());
  showPanel();
  saveAddress();
  if (thing) announce(`${t("chosen")} ${titleOf(thing)}`);
  if (!focus) return;
  panel.querySelector("h2").focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
}

function titleOf({ node, line }) {
  return node ? nameOf(node) : `${nameOf(line.left)} ${arrow(line)} ${nameOf(line.right)}`;
}

function arrow(line) {
  return line.directed ? "→" : "–";
}

function showPanel() {
  const thing = chosenThing();
  const parts = !thing ? [make("p", "help", t("hint"))]
    : thing.node ? nodeParts(thing.node) : lineParts(thing.line);
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
}

function heading(...children) {
  const element = make("h2", "", ...children);
  element.tabIndex = -1;
  element.dir = "auto";
  return element;
}

function hiddenNote(isShown) {
  return isShown ? [] : [make("p", "warning", t("hidden_now"))];
}

function nodeParts(node) {
  const kept = linesOf(node);
  const partners = partnersOf(node);
  return [
    heading(sign(node.kind.group), " ", nameOf(node)),
    told("p", nameOf(node.kind), "quiet"),
    ...hiddenNote(shown.nodeSet.has(node)),
    citePart(t("cite"), node.identifier, node.iri),
    ...(node.others.length || node.names[0] !== node.names[1] ? [otherNames(node)] : []),
    make("h3", "", `${t("partners")}: ${grouped(partners.size)}`),
    partnerList(node, kept),
    ...nodeGrounds(node, kept),
  ];
}

function otherNames(node) {
  const names = [...new Set([...node.names, ...node.others])].filter((name) => name !== nameOf(node));
  const part = make("p", "quiet", `${t("other_names")}: `);
  names.forEach((name, i) => part.append(i ? "; " : "", make("bdi", "", name)));
  return part;
}

/** What to cite, and the address that stands for it in the data. */
function citePart(about, identifier, iri) {
  const part = make("div", "cite", told("span", `${about}: `, "quiet"));
  if (identifier) part.append(told("code", identifier), " ");
  part.append(told("span", iri, "iri"), " ", button(t("copy_iri"), () => copy(iri), "small"));
  return part;
}

function partnerList(node, kept) {
  const order = sorter();
  const rows = [...kept].sort((a, b) => b.weight - a.weight
    || order(nameOf(otherEnd(a.line, node)), nameOf(otherEnd(b.line, node))));
  return longList(rows, "partners", ({ line, grounds }) => {
    const name = nameOf(otherEnd(line, node));
    const way = !line.directed ? "" : line.left === node ? "→ " : "← ";
    return make("li", "", way, button(name, () => choose({ line }, { focus: true }), "link"), " ",
      make("span", "quiet", countedGrounds(grounds)));
  });
}

/** A list that shows a hundred items, and the others when asked. */
function longList(rows, className, itemOf) {
  const list = make("ul", className, ...rows.slice(0, mostListed).map(itemOf));
  const rest = rows.slice(mostListed);
  if (rest.length) {
    const more = button(t("more", { n: grouped(rest.length) }), () => {
      item.replaceWith(...rest.map(itemOf));
    }, "small");
    const item = make("li", "", more);
    list.append(item);
  }
  return list;
}

function nodeGrounds(node, kept) {
  const found = new Map();
  const statements = [];
  for (const { line, grounds } of kept) {
    for (const ground of grounds) {
      if (!ground.action) statements.push({ line, grounds: [ground] });
      else noteAction(found, ground, line.left === node ? ground.left : ground.right);
    }
  }
  const word = weightWord(2);
  const title = `${word[0].toUpperCase()}${word.slice(1)}`;
  const parts = [];
  if (found.size || !statements.length) {
    parts.push(make("h3", "", `${title}: ${grouped(found.size)}`));
    if (node.actions > found.size) {
      parts.push(make("p", "quiet", `${t("actions_all")}: ${grouped(node.actions)}`));
    }
    parts.push(longList([...found.values()], "actions", actionItem));
  }
  if (statements.length) {
    parts.push(make("h3", "", `${t("relation")}: ${grouped(statements.length)}`));
    parts.push(longList(statements, "actions", statementItem));
  }
  return parts;
}

function noteAction(found, ground, roles) {
  if (!found.has(ground.action)) {
    found.set(ground.action, { action: ground.action, roles: new Set(), sources: new Set() });
  }
  const entry = found.get(ground.action);
  for (const role of roles) entry.roles.add(role);
  for (const source of ground.sources) entry.sources.add(source);
}

function actionItem({ action, roles, sources }) {
  const item = make("li", "card", ...actionTitle(action));
  if (roles.size) item.append(told("p", [...roles].map(nameOf).join(", "), "roles"));
  item.append(...sourceParts(sources));
  return item;
}

function actionTitle(action) {
  const parts = action.identifier ? [told("code", action.identifier)] : [];
  if (nameOf(action) !== action.identifier) parts.push(told("p", nameOf(action), "title"));
  parts.push(told("p", action.iri, "iri"));
  return parts;
}

function sourceParts(sources) {
  return [...sources].map((source) => {
    const part = make("p", "source", `${t("citation")}: `, told("span", nameOf(source)));
    part.title = source.iri;
    return part;
  });
}

/** What a source says of both ends at once: one end, the relation, the other end. */
function statementPart(line, ground) {
  return make("p", "roles", make("bdi", "", nameOf(line.left)), " ",
    told("em", [...ground.left, ...ground.right].map(nameOf).join(", ")), " → ",
    make("bdi", "", nameOf(line.right)));
}

function statementItem({ line, grounds }) {
  const item = make("li", "card");
  for (const ground of grounds) {
    item.append(statementPart(line, ground));
    if (ground.unit) item.append(told("p", cited(ground.unit.term), "title"));
    item.append(...sourceParts(ground.sources));
  }
  return item;
}

function lineParts(line) {
  const kept = shown.lines.get(line);
  const grounds = kept ? kept.grounds : line.grounds;
  const ends = [line.left, line.right].map((node) =>
    button(nameOf(node), () => choose({ node }, { focus: true }), "link"));
  return [
    heading(ends[0], ` ${arrow(line)} `, ends[1]),
    make("p", "quiet", countedGrounds(grounds)),
    ...hiddenNote(Boolean(kept)),
    make("h3", "", t("grounds")),
    longList([...groundsByAction(grounds)], "actions", (entry) => groundItem(line, entry)),
    make("h3", "", t("cite")),
    ...[line.left, line.right].map((node) => citePart(nameOf(node), node.identifier, node.iri)),
  ];
}

/** Entries of several parts of one action stand under that action. */
function groundsByAction(grounds) {
  const found = new Map();
  for (const ground of grounds) {
    const key = ground.action ?? ground;
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(ground);
  }
  return found;
}

function groundItem(line, [key, grounds]) {
  if (!grounds[0].action) return statementItem({ line, grounds });
  const item = make("li", "card", ...actionTitle(key));
  if (!line.directed) grounds = [together(grounds)];
  for (const ground of grounds) {
    if (line.directed && ground.unit?.term !== key) item.append(told("p", cited(ground.unit.term), "part"));
    item.append(line.directed ? statementPart(line, ground) : rolesPart(line, ground));
    item.append(...sourceParts(ground.sources));
  }
  return item;
}

/** Two actors may meet in a part where a role is stated of the whole only: what they do is told of the action. */
function together(grounds) {
  const all = (side) => [...new Set(grounds.flatMap((ground) => ground[side]))];
  return { left: all("left"), right: all("right"), sources: all("sources") };
}

function rolesPart(line, ground) {
  const sides = [[line.left, ground.left], [line.right, ground.right]];
  return make("ul", "roles", ...sides.filter(([, roles]) => roles.length).map(
    ([node, roles]) => roleItem(node, roles)));
}

function roleItem(node, roles) {
  return make("li", "", make("bdi", "", nameOf(node)), ": ", told("em", roles.map(nameOf).join(", ")));
}
