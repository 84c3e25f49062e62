// The picture as SVG, drawn anew from the places of what is shown, for a report or for print.

const printWidth = 3000;
const printMargin = 60;
const smallestText = 2.3 / 180;  // 2.3 mm (6.5 points) where the picture is 180 mm wide

/** The characters that XML allows; the others become a sign that something stood there. */
function inXml(text) {
  return String(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}

function inMarkup(text) {
  const codes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return inXml(text).replace(/[&<>"']/g, (sign) => codes[sign]);
}

function tag(name, attributes, inside = "") {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${inMarkup(value)}"`);
  return `<${name}${written.join("")}>${inside}</${name}>`;
}

function rounded(number) {
  return Math.round(number * 10) / 10;
}

/** Return the picture as SVG text with its size. */
function svgPicture() {
  const [left, top, right, bottom] = pictureBox();
  const scale = printWidth / Math.max(right - left + 2 * printMargin, 900);
  const size = Math.max(usualSize, Math.round((smallestText * printWidth) / scale));
  const head = headParts();
  const tall = (bottom - top) * scale;
  const foot = footParts(head.height + tall + 40);
  const height = Math.ceil(head.height + tall + 40 + foot.height);
  const shift = [printWidth / 2 - ((left + right) / 2) * scale, head.height - top * scale];
  const inside = [
    tag("title", {}, inMarkup(said(data.title))),
    tag("desc", {}, inMarkup(said(data.explanation))),
    `<rect width="${printWidth}" height="${height}" fill="#ffffff"/>`,
    head.text,
    tag("g", { transform: `translate(${rounded(shift[0])} ${rounded(shift[1])}) scale(${scale.toFixed(4)})` },
      linesInSvg() + nodesInSvg() + labelsInSvg(size)),
    foot.text,
  ];
  const text = tag("svg", {
    xmlns: svgSpace, viewBox: `0 0 ${printWidth} ${height}`, width: "180mm",
    height: `${rounded((180 * height) / printWidth)}mm`, lang: state.lang, "font-family": "Arial, Helvetica, sans-serif",
    fill: data.ink,
  }, inside.join("\n"));
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`, width: printWidth, height };
}

function pictureBox() {
  const [left, top, right, bottom] = boxAround(shown.nodes);
  return [left - room.beside, top - room.above, right + room.beside, bottom + room.below];
}

function linesInSvg() {
  const ways = [...shown.lines.values()].map(({ line, weight }) => {
    const [from, to] = [placeOf(line.left), placeOf(line.right)];
    const width = widthOf(weight);
    const shaft = `<path d="M${rounded(from.x)} ${rounded(from.y)}L${rounded(to.x)} ${rounded(to.y)}" stroke-width="${width}"/>`;
    return line.directed ? shaft + arrowHead(line, from, to, width) : shaft;
  });
  return tag("g", { stroke: data.lineColour, fill: data.lineColour, id: "lines" }, ways.join("\n"));
}

/** A triangle where the line meets the shape it points to. */
function arrowHead(line, from, to, width) {
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [along, aside] = [(to.x - from.x) / far, (to.y - from.y) / far];
  const long = 9 + width;
  const tip = [to.x - along * radiusOf(line.right), to.y - aside * radiusOf(line.right)];
  const corner = (side) => [
    tip[0] - along * long - side * aside * long * 0.4, tip[1] - aside * long + side * along * long * 0.4,
  ];
  const points = [tip, corner(1), corner(-1)].map((point) => point.map(rounded).join(",")).join(" ");
  return `<polygon points="${points}" stroke="none"/>`;
}

/** A shape of the legend, moved and scaled to its place. */
function shapeInSvg(group, x, y, radius) {
  const common = `fill="${group.colour}" stroke="${data.ink}"`;
  if (!group.points) return `<circle cx="${rounded(x)}" cy="${rounded(y)}" r="${rounded(radius)}" ${common}/>`;
  const points = group.points.split(" ").map((point) => {
    const [px, py] = point.split(",").map(Number);
    return `${rounded(x + (px - 10) * radius * 0.11)},${rounded(y + (py - 10) * radius * 0.11)}`;
  });
  return `<polygon points="${points.join(" ")}" ${common}/>`;
}

function nodesInSvg() {
  const shapes = shown.nodes.map((node) => {
    const { x, y } = placeOf(node);
    const title = tag("title", {}, inMarkup(`${nameOf(node)} (${nameOf(node.kind)}) ${node.iri}`));
    return `<g>${title}${shapeInSvg(node.kind.group, x, y, radiusOf(node))}</g>`;
  });
  return tag("g", { id: "nodes" }, shapes.join("\n"));
}

function labelsInSvg(size) {
  const labels = size === usualSize && shown.nodes.length <= crowd
    ? allLabels() : fittedLabels(size, placeOf, radiusOf);
  const texts = [...labels].filter(([, label]) => label).map(([node, label]) => {
    const { x, y } = placeOf(node);
    const rows = label.split("\n").map((row, i) => tag("tspan", {
      x: rounded(x), y: rounded(y + radiusOf(node) + 4 + size * (0.9 + i * 1.1)),
    }, inMarkup(row)));
    return tag("text", {}, rows.join(""));
  });
  return tag("g", {
    id: "labels", "font-size": size, "text-anchor": "middle", stroke: "#ffffff",
    "stroke-width": size / 4, "stroke-linejoin": "round", "paint-order": "stroke",
  }, texts.join("\n"));
}

/** Text in lines of so many letters at most. */
function inRows(text, most) {
  const rows = [""];
  for (const word of text.split(/\s+/).flatMap((part) => part.match(new RegExp(`[^]{1,${most}}`, "gu")) ?? [])) {
    const row = rows[rows.length - 1];
    if (row && row.length + word.length + 1 > most) rows.push(word);
    else rows[rows.length - 1] = row ? `${row} ${word}` : word;
  }
  return rows;
}

function block(rows, top, size, attributes = {}) {
  const spans = rows.map((row, i) => tag("tspan", { x: printMargin, y: rounded(top + size * (0.9 + i * 1.3)) }, inMarkup(row)));
  return { text: tag("text", { "font-size": size, ...attributes }, spans.join("")), height: rows.length * size * 1.3 };
}

function headParts() {
  const title = block(inRows(said(data.title), 75), 50, 62, { "font-weight": "bold", id: "title" });
  const about = block(inRows(said(data.explanation), 125), 60 + title.height, 40, { fill: "#4a525c" });
  return { text: title.text + about.text, height: 100 + title.height + about.height };
}

/** Legend, filters, counts, source and licence. */
function footParts(top) {
  const used = groups.filter((group) => shown.nodes.some((node) => node.kind.group === group));
  const columns = 3;
  const legend = used.map((group, i) => {
    const x = printMargin + 26 + (i % columns) * ((printWidth - 2 * printMargin) / columns);
    const y = top + 40 + Math.floor(i / columns) * 64;
    return shapeInSvg(group, x, y, 22)
      + tag("text", { x: rounded(x + 44), y: rounded(y + 14), "font-size": 40 }, inMarkup(said(group.name)));
  });
  const below = top + 40 + Math.ceil(used.length / columns) * 64;
  const sentence = `${t("size")}; ${t("thickness")}. ${byId("counts").textContent}`;
  const notes = [sentence, ...filterTexts(), ...(data.leftOut ? [`${t("left_out")} ${said(data.leftOut)}`] : []),
    `${said(data.source)} · ${t("licence")}`];
  const rows = block(notes.flatMap((note) => inRows(note, 140)), below, 36, { fill: "#4a525c", id: "source" });
  return { text: tag("g", { id: "legend-signs" }, legend.join("\n")) + rows.text, height: below - top + rows.height + 50 };
}

/** The filters in words, so that a picture says what it leaves out. */
function filterTexts() {
  const texts = [...state.facets].map(([name, key]) => `${t(name)}: ${nameOf(choicesOf(name).get(key).term)}`);
  if (state.from !== null) texts.push(`${t("from")}: ${state.from}`);
  if (state.to !== null) texts.push(`${t("to")}: ${state.to}`);
  if (state.least > 1) texts.push(`${t("least")}: ${state.least}`);
  if (state.connected) texts.push(t("keep_connected"));
  return texts.length ? [`${t("filters")}: ${texts.join("; ")}`] : [];
}

/** The same picture as PNG; 3,000 points wide is 180 mm at more than 400 points an inch. */
async function pngPicture() {
  const { text, width, height } = svgPicture();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text.replace(/width="180mm" height="[^"]*"/, `width="${width}" height="${height}"`))}`;
  await image.decode();
  const canvas = make("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d").drawImage(image, 0, 0, width, height);
  return new Promise((done) => { canvas.toBlob(done, "image/png"); });
}
