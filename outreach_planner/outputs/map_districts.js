// The table of districts: the map's figures for readers who do not see it; written when it is opened.
"use strict";

outreach.districtColumns = [
  { word: "place", of: (site) => site.name },
  { word: "share_served", of: (site, values) => values.share, told: "percent" },
  { word: "sought", of: (site, values) => values.sought, told: "number" },
  { word: "served_by_visits", of: (site, values) => values.served, told: "number" },
  { word: "drawn_to_counters", of: (site, values) => values.drawn, told: "number" },
  { word: "waiting_at_end", of: (site, values) => values.waiting, told: "number" },
  { word: "gave_up", of: (site, values) => outreach.rest(values), told: "number" },
  { word: "days_since", of: (site, values) => values.since, told: "number" },
  { word: "travel_spared", of: (site, values) => values.spared, told: "number" },
  { word: "kabupaten", of: (site, values, page) => page.data.kabupaten[site.kabupaten] },
];

outreach.wireDistricts = function (page) {
  const details = document.getElementById("districts");
  const holder = document.getElementById("district-table");
  let written = false;
  details.addEventListener("toggle", () => {
    if (!details.open || written) return;
    written = true;
    outreach.writeDistricts(page, holder);
  });
};

outreach.writeDistricts = function (page, holder) {
  const { words } = page.data;
  const rows = page.data.sites.map((site) => ({ site, cells: outreach.districtColumns.map((column) => column.of(site, outreach.valuesOf(page, [site], null), page)) }));
  const body = outreach.element("tbody");
  const heads = outreach.districtColumns.map((column, number) => {
    const button = outreach.element("button", { type: "button" }, words[column.word].charAt(0).toUpperCase() + words[column.word].slice(1));
    const head = outreach.element("th", { scope: "col", "aria-sort": "none" }, button);
    button.addEventListener("click", () => sort(number, head.getAttribute("aria-sort") === "ascending" ? -1 : 1));
    return head;
  });
  for (const row of rows) {
    const link = outreach.element("button", { type: "button" }, outreach.name(row.site.name));
    link.addEventListener("click", () => outreach.goTo(page, { site: row.site }));
    const told = row.cells.slice(1).map((value, number) => {
      const column = outreach.districtColumns[number + 1];
      if (value === null) return outreach.element("td", {}, words.not_visited);
      return outreach.element("td", { class: column.told ? "number" : "" }, column.told ? page[column.told](value) : outreach.name(value));
    });
    row.element = outreach.element("tr", {}, outreach.element("th", { scope: "row" }, link), ...told);
  }
  const sort = (column, way) => {
    heads.forEach((head, number) => head.setAttribute("aria-sort", number !== column ? "none" : way > 0 ? "ascending" : "descending"));
    const order = (a, b) => typeof a === "string" ? a.localeCompare(b) : a - b;
    const last = (value) => (value === null ? Infinity : value);
    rows.sort((a, b) => way * order(last(a.cells[column]), last(b.cells[column])));
    body.replaceChildren(...rows.map((row) => row.element));
  };
  sort(1, 1);
  holder.replaceChildren(outreach.element("table", {}, outreach.element("thead", {}, outreach.element("tr", {}, ...heads)), body));
};
