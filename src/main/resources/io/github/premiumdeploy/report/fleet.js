"use strict";
const byId = (id) => document.getElementById(id);
const table = byId("fleet");
const body = table.tBodies[0];
const rows = Array.from(body.rows);
const heads = Array.from(table.tHead.rows[0].cells);
const FIRST = 3;
const idOf = (row) => row.cells[0].textContent.trim();
const value = (row, column) => row.cells[column].textContent.trim();
const number = (row, column) => Number(value(row, column) || 0);
const label = (column) => heads[column].title || heads[column].textContent.trim();

const option = (list, text, content) => {
  const one = document.createElement("option");
  one.value = content;
  one.textContent = text;
  list.append(one);
};
Array.from(new Set(rows.map((row) => value(row, 1)))).forEach((end) => option(byId("outcome"), end, end));
heads.forEach((head, column) => {
  if (column >= FIRST && column < heads.length - 1) {
    option(byId("only"), (column - FIRST + 1) + ". " + label(column), String(column));
  }
});
rows.forEach((row) => option(byId("ids"), "", idOf(row)));

const filter = () => {
  const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const end = byId("outcome").value;
  const only = byId("only").value;
  let shown = 0;
  for (const row of rows) {
    const text = idOf(row).toLowerCase() + " " + value(row, row.cells.length - 1).toLowerCase();
    const fits = words.every((word) => text.includes(word))
      && (!end || value(row, 1) === end)
      && (!only || number(row, Number(only)) > 0);
    row.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  byId("shown").textContent = shown + " of " + rows.length + " targets shown.";
};
["search", "outcome", "only"].forEach((id) => byId(id).addEventListener("input", filter));
["outcome", "only"].forEach((id) => byId(id).addEventListener("change", filter));
byId("controls").addEventListener("submit", (event) => event.preventDefault());

for (const button of document.querySelectorAll("[data-only]")) {
  button.addEventListener("click", () => {
    byId("only").value = String(Number(button.getAttribute("data-only")) + FIRST - 1);
    filter();
    byId("matrix").scrollIntoView();
  });
  button.hidden = false;
}

const sort = (column) => {
  const head = heads[column];
  const isText = column < 2 || column === heads.length - 1;
  const rising = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "descending" : isText;
  heads.forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", rising ? "ascending" : "descending");
  const keys = new Map(rows.map((row) => [row, isText ? value(row, column).toLowerCase() : number(row, column)]));
  const order = (a, b) => (keys.get(a) < keys.get(b) ? -1 : keys.get(a) > keys.get(b) ? 1 : 0);
  rows.sort((a, b) => (rising ? order(a, b) : order(b, a)));
  const all = document.createDocumentFragment();
  rows.forEach((row) => all.append(row));
  body.append(all);
};
heads.forEach((head, column) => {
  const button = document.createElement("button");
  button.type = "button";
  Array.from(head.childNodes).forEach((node) => button.append(node));
  button.addEventListener("click", () => sort(column));
  head.append(button);
});

const compare = () => {
  const place = byId("comparison");
  place.textContent = "";
  const pair = ["one", "other"].map((id) => rows.find((row) => idOf(row) === byId(id).value.trim()));
  if (!pair[0] || !pair[1]) {
    return;
  }
  const side = document.createElement("table");
  const line = (parent, texts, tag) => {
    const row = parent.insertRow();
    texts.forEach((text, i) => {
      const cell = document.createElement(i === 0 ? "th" : tag);
      cell.textContent = text;
      row.append(cell);
    });
    if (tag === "td" && texts[1] !== texts[2]) {
      row.className = "differs";
    }
  };
  line(side.createTHead(), ["", idOf(pair[0]), idOf(pair[1])], "th");
  const content = side.createTBody();
  heads.forEach((head, column) => {
    const both = pair.map((row) => value(row, column));
    if (column > 0 && (both[0] || both[1])) {
      line(content, [label(column), both[0] || "–", both[1] || "–"], "td");
    }
  });
  place.append(side);
};
["one", "other"].forEach((id) => byId(id).addEventListener("input", compare));

byId("controls").hidden = false;
filter();
