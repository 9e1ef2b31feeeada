// Demand: a circle a district with its area proportional to people; those of one kabupaten that would overlap stand as one.
"use strict";

outreach.classes = [
  { from: 0, color: "#f1edf7" },
  { from: 0.15, color: "#d5cbe6" },
  { from: 0.3, color: "#ab9bcd" },
  { from: 0.45, color: "#7d68ab" },
  { from: 0.6, color: "#54407f" },
];

outreach.shareColor = (share) => outreach.classes.filter((each) => share >= each.from).pop().color;

outreach.scaleOf = function (page) {
  const zoom = page.map.getZoom();
  return page.peopleScale * Math.pow(1.22, Math.min(zoom, 13) - page.baseZoom);
};

outreach.drawCircles = function (page) {
  const { data, map } = page;
  const largest = Math.max(...data.sites.map((site) => site.sought), 1);
  page.peopleScale = 13 / Math.sqrt(largest);
  page.baseZoom = map.getZoom();
  page.circles = L.layerGroup().addTo(map);
  page.sites = data.sites.map((site) => ({ ...site })).sort((a, b) => b.sought - a.sought);
  page.redrawCircles = () => outreach.redrawCircles(page);
  map.on("zoomend", page.redrawCircles);
  outreach.writeClasses(page);
  return page.circles;
};

outreach.redrawCircles = function (page) {
  const { map, circles, renderer, state } = page;
  const scale = outreach.scaleOf(page);
  const sum = (members, value) => members.reduce((total, site) => total + value(site), 0);
  const groups = outreach.gather(map, page.sites, (group, site, point) =>
    group.members[0].kabupaten === site.kabupaten &&
    group.point.distanceTo(point) < 0.85 * scale * (Math.sqrt(group.people) + Math.sqrt(site.sought)));
  circles.clearLayers();
  for (const group of groups) {
    const people = group.people;
    const visited = sum(group.members, (site) => site.visited);
    const drawn = sum(group.members, (site) => site.drawn);
    const share = people > 0 ? (visited + drawn) / people : 1;
    const day = state.day;
    const inside = day === null ? visited : sum(group.members, (site) => site.waiting[day]);
    const ring = L.circleMarker(group.at, { renderer, radius: Math.max(3, scale * Math.sqrt(people)), color: "#54407f", weight: 1, fillColor: day === null ? outreach.shareColor(share) : "#fff", fillOpacity: day === null ? 0.78 : 0.5 });
    const dot = L.circleMarker(group.at, { renderer, radius: scale * Math.sqrt(inside), stroke: false, fillColor: day === null ? "#2a1f47" : "#8d79b8", fillOpacity: 0.85, interactive: false });
    ring.on("click", () => outreach.popup(page, group.at, outreach.siteContent(page, group.members, { people, visited, drawn, share })));
    circles.addLayer(ring);
    if (inside > 0) circles.addLayer(dot);
  }
  if (page.redrawLines) page.redrawLines();
  outreach.writeSizes(page, scale);
};

outreach.siteContent = function (page, members, total) {
  const { data, state } = page;
  const first = members[0];
  const kabupaten = outreach.name(data.kabupaten[first.kabupaten]);
  const content = outreach.element("div");
  let rows = first.rows;
  if (members.length === 1) {
    content.append(outreach.element("h3", {}, outreach.name(first.name)), outreach.element("p", { class: "about" }, first.kind, " · ", kabupaten));
  } else {
    const sum = (key) => page.number(members.reduce((all, site) => all + site[key], 0));
    const values = [sum("population"), page.number(total.people), page.number(total.visited), page.number(total.drawn), sum("left"), page.percent(total.share)];
    rows = rows.map(([label], row) => [label, values[row]]);
    content.append(outreach.element("h3", {}, kabupaten), outreach.element("p", { class: "about" }, `${members.length} ${data.words.districts}`));
  }
  content.append(outreach.table(rows));
  if (state.day !== null) {
    const waiting = members.reduce((all, site) => all + site.waiting[state.day], 0);
    content.append(outreach.element("p", {}, `${data.days[state.day]}: ${data.words.waiting_total.replace("{count}", page.number(waiting))}`));
  }
  return content;
};

outreach.writeClasses = function () {
  const list = document.getElementById("classes");
  outreach.classes.forEach((each, number) => {
    const next = outreach.classes[number + 1];
    const item = outreach.element("li", {}, next ? `${100 * each.from}–${Math.round(100 * next.from)}` : `≥ ${100 * each.from} %`);
    item.style.setProperty("--class", each.color);
    list.append(item);
  });
};

outreach.writeSizes = function (page, scale) {
  const space = "http://www.w3.org/2000/svg";
  const holder = document.getElementById("sizes");
  holder.replaceChildren();
  const steps = [1, 2, 5].flatMap((digit) => [10, 100, 1000, 10000].map((power) => digit * power)).sort((a, b) => a - b);
  const fit = steps.filter((people) => scale * Math.sqrt(people) >= 3 && scale * Math.sqrt(people) <= 11);
  for (const people of new Set([fit[0], fit[fit.length - 1]])) {
    if (people === undefined) continue;
    const radius = scale * Math.sqrt(people);
    const drawing = document.createElementNS(space, "svg");
    drawing.setAttribute("width", 2 * radius + 2);
    drawing.setAttribute("height", 2 * radius + 2);
    drawing.setAttribute("aria-hidden", "true");
    const circle = document.createElementNS(space, "circle");
    for (const [name, value] of Object.entries({ cx: radius + 1, cy: radius + 1, r: radius, class: "demand-ring" })) circle.setAttribute(name, value);
    drawing.append(circle);
    holder.append(drawing, page.number(people), " ");
  }
  holder.append(page.data.words.people);
};
