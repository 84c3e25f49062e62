// What the reader can take along: pictures, tables and the network, always of what is shown.

const csvSign = { nl: ";", en: "," };  // what Excel expects in each language

/** A cell that no spreadsheet takes for a formula. */
function csvCell(value) {
  if (typeof value === "number") return String(value);
  const text = String(value).toWellFormed?.() ?? String(value);
  const safe = /^[\s\u0000]*[=+\-@\t\r|]/.test(text) ? `'${text}` : text;
  return /[",;\n\r\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csvText(rows) {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(csvSign[state.lang])).join("\r\n")}\r\n`;
}

function csvOfNodes() {
  const head = [t("name"), t("kind"), t("identifier"), t("partners"), columnName({ key: "weight" }), "IRI"];
  return csvText([head, ...sorted(tables[1]).map((node) => [
    nameOf(node), nameOf(node.kind), node.identifier, partnersNumber(node),
    actionsOf(linesOf(node)).size, node.iri,
  ])]);
}

function csvOfLines() {
  const head = [t("one"), t("other"), columnName({ key: "weight" }), t("roles_one"), t("roles_other"),
    t("identifiers"), t("citations"), `IRI ${t("one")}`, `IRI ${t("other")}`];
  return csvText([head, ...sorted(tables[0]).map((kept) => [
    nameOf(kept.line.left), nameOf(kept.line.right), kept.weight,
    joinedNames(kept.grounds.flatMap(({ left }) => left)),
    joinedNames(kept.grounds.flatMap(({ right }) => right)),
    citedText(kept),
    joinedNames(kept.grounds.flatMap(({ sources }) => sources)),
    kept.line.left.iri, kept.line.right.iri,
  ])]);
}

function joinedNames(found) {
  return [...new Set(found)].map(nameOf).join("; ");
}

const graphmlNode = {
  label_nl: ["string", (node) => node.names[0]],
  label_en: ["string", (node) => node.names[1]],
  iri: ["string", (node) => node.iri],
  identifier: ["string", (node) => node.identifier],
  kind: ["string", (node) => node.kind.local],
  kind_nl: ["string", (node) => node.kind.names[0]],
  kind_en: ["string", (node) => node.kind.names[1]],
  colour: ["string", (node) => node.kind.group.colour],
  partners: ["int", partnersNumber],
  x: ["double", (node) => rounded(placeOf(node).x)],
  y: ["double", (node) => rounded(placeOf(node).y)],
};
const graphmlLine = {
  weight: ["double", ({ weight }) => weight],
  roles_left_nl: ["string", ({ grounds }) => sideNames(grounds, "left", 0)],
  roles_left_en: ["string", ({ grounds }) => sideNames(grounds, "left", 1)],
  roles_right_nl: ["string", ({ grounds }) => sideNames(grounds, "right", 0)],
  roles_right_en: ["string", ({ grounds }) => sideNames(grounds, "right", 1)],
  identifiers: ["string", citedText],
  sources: ["string", ({ grounds }) => iris(grounds.flatMap(({ sources }) => sources))],
  actions: ["string", ({ grounds }) => iris(grounds.map(({ action }) => action).filter(Boolean))],
};

function sideNames(grounds, side, language) {
  return [...new Set(grounds.flatMap((ground) => ground[side]))].map(({ names }) => names[language]).join("; ");
}

function iris(found) {
  return [...new Set(found)].map(({ iri }) => iri).join(" ");
}

function graphmlText() {
  const keys = (columns, what, letter) => Object.entries(columns).map(([name, [type]], i) => tag("key", {
    id: `${letter}${i}`, for: what, "attr.name": name, "attr.type": type,
  }));
  const values = (columns, letter, thing) => Object.values(columns).map(([, of], i) =>
    tag("data", { key: `${letter}${i}` }, inMarkup(of(thing)))).join("");
  const inside = [
    tag("data", { key: "g0" }, inMarkup(said(data.title))),
    tag("data", { key: "g1" }, inMarkup(`${said(data.source)} · ${t("licence")}`)),
    ...shown.nodes.map((node) => tag("node", { id: `n${node.index}` }, values(graphmlNode, "n", node))),
    ...[...shown.lines.values()].map((kept) => tag("edge", {
      id: `e${kept.line.index}`, source: `n${kept.line.left.index}`, target: `n${kept.line.right.index}`,
      directed: String(kept.line.directed),
    }, values(graphmlLine, "e", kept))),
  ];
  const graph = tag("graph", { id: "G", edgedefault: "undirected" }, `\n${inside.join("\n")}\n`);
  const named = keys({ title: ["string"], source: ["string"] }, "graph", "g");
  const parts = [...named, ...keys(graphmlNode, "node", "n"), ...keys(graphmlLine, "edge", "e"), graph];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag("graphml", {
    xmlns: "http://graphml.graphdrawing.org/xmlns",
  }, `\n${parts.join("\n")}\n`)}\n`;
}

const exportForms = {
  svg: [".svg", "image/svg+xml", () => svgPicture().text],
  png: [".png", "image/png", pngPicture],
  "csv-nodes": ["-nodes.csv", "text/csv", csvOfNodes],
  "csv-lines": ["-lines.csv", "text/csv", csvOfLines],
  graphml: [".graphml", "application/graphml+xml", graphmlText],
};

/** A name for a file, from the title: letters, digits and strokes. */
function fileName(ending) {
  const name = folded(said(data.title)).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  return `${name.replace(/-+$/, "") || "network"}${ending}`;
}

async function saveAs(form) {
  const [ending, type, contents] = exportForms[form];
  const made = await contents();
  const blob = made instanceof Blob ? made : new Blob([made], { type: `${type};charset=utf-8` });
  const link = make("a");
  link.href = URL.createObjectURL(blob);
  link.download = fileName(ending);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  announce(`${t("saved")} ${link.download}`);
}
