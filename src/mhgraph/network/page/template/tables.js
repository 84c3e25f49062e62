// The same rows as the picture, to sort, to read aloud and to choose from.

const firstRows = 500;

const lineColumns = [
  { key: "one", of: (kept) => nameOf(kept.line.left), open: (kept) => ({ line: kept.line }) },
  { key: "other", of: (kept) => nameOf(kept.line.right) },
  { key: "weight", number: true, of: (kept) => kept.weight },
  { key: "role", of: rolesText },
  { key: "identifiers", of: citedText },
];
const nodeColumns = [
  { key: "name", of: (node) => nameOf(node), open: (node) => ({ node }) },
  { key: "kind", of: (node) => nameOf(node.kind) },
  { key: "partners", number: true, of: partnersNumber },
  { key: "weight", number: true, of: (node) => actionsOf(linesOf(node)).size },
  { key: "identifier", of: (node) => node.identifier },
];
const tables = [
  tableOf("lines-table", lineColumns, "weight", () => [...shown.lines.values()]),
  tableOf("nodes-table", nodeColumns, "partners", () => shown.nodes),
];

function tableOf(id, columns, sort, rowsOf) {
  const table = { id, columns, sort, falling: true, rowsOf, most: firstRows, place: byId(id), stale: true };
  table.place.addEventListener("toggle", () => { if (table.place.open) fillTable(table); });
  return table;
}

function rolesText({ grounds }) {
  return [...new Set(grounds.flatMap(({ left, right }) => [...left, ...right]))].map(nameOf).join(", ");
}

function citedText({ grounds }) {
  const found = new Set(grounds.map(({ action }) => action).filter(Boolean));
  return [...found].map((action) => action.identifier || nameOf(action)).join(", ");
}

function columnName(column) {
  if (column.key !== "weight") return t(column.key);
  const word = weightWord(2);
  return word[0].toUpperCase() + word.slice(1);
}

/** Something changed: count at once, write the rows when the table is open. */
function refreshTables() {
  for (const table of tables) {
    const number = table.id === "lines-table" ? shown.lines.size : shown.nodes.length;
    const name = t(table.id === "lines-table" ? "table_lines" : "table_nodes");
    table.place.querySelector("h2").textContent = `${name} (${grouped(number)})`;
    table.stale = true;
    table.most = firstRows;
    if (table.place.open) fillTable(table);
  }
}

function fillTable(table) {
  if (!table.stale) return;
  table.stale = false;
  const rows = sorted(table);
  const place = table.place.querySelector(".rows");
  if (!rows.length) {
    place.replaceChildren(make("p", "help", t("no_match")));
    return;
  }
  const body = make("tbody", "", ...rows.slice(0, table.most).map((row) => rowOf(table, row)));
  const element = make("table", "", make("thead", "", headOf(table)), body);
  element.setAttribute("aria-label", table.place.querySelector("h2").textContent);
  place.replaceChildren(element, ...moreRows(table, rows, body));
}

function sorted({ columns, sort, falling, rowsOf }) {
  const column = columns.find(({ key }) => key === sort);
  const order = column.number ? (a, b) => a - b : sorter();
  const first = columns[0];
  const names = sorter();
  return rowsOf()
    .map((row) => [column.of(row), first.of(row), row])
    .sort((a, b) => (falling ? -1 : 1) * order(a[0], b[0]) || names(a[1], b[1]))
    .map(([, , row]) => row);
}

function headOf(table) {
  const row = make("tr");
  for (const column of table.columns) {
    const head = make("th", column.number ? "number" : "");
    head.scope = "col";
    const isSorted = table.sort === column.key;
    if (isSorted) head.setAttribute("aria-sort", table.falling ? "descending" : "ascending");
    const mark = make("span", "mark", !isSorted ? "↕" : table.falling ? "▼" : "▲");
    mark.setAttribute("aria-hidden", "true");
    const by = button(columnName(column), () => sortBy(table, column), "sort");
    by.append(" ", mark);
    head.append(by);
    row.append(head);
  }
  return row;
}

function sortBy(table, column) {
  table.falling = table.sort === column.key ? !table.falling : Boolean(column.number);
  table.sort = column.key;
  table.stale = true;
  fillTable(table);
  table.place.querySelector("[aria-sort] button").focus();
}

function rowOf(table, row) {
  const element = make("tr");
  table.columns.forEach((column, i) => {
    const value = column.of(row);
    const text = column.number ? grouped(value) : value;
    const cell = i === 0 ? make("th") : told("td", text, column.number ? "number" : "");
    if (i === 0) {
      cell.scope = "row";
      cell.append(button(text, () => choose(column.open(row), { centred: true, focus: true }), "link"));
    }
    element.append(cell);
  });
  return element;
}

function moreRows(table, rows, body) {
  const left = rows.length - table.most;
  if (left <= 0) return [];
  const next = Math.min(left, firstRows);
  return [button(t("more", { n: grouped(next) }), () => {
    table.most += next;
    body.append(...rows.slice(table.most - next, table.most).map((row) => rowOf(table, row)));
    const place = table.place.querySelector(".rows");
    place.replaceChildren(place.firstChild, ...moreRows(table, rows, body));
  }, "more")];
}
