// Demand: a circle a district with its area proportional to people; those of one kabupaten that would overlap stand as one.
"use strict";

outreach.scaleOf = function (page) {
  const zoom = page.map.getZoom();
  return page.peopleScale * Math.pow(1.22, Math.min(zoom, 13) - page.baseZoom);
};

outreach.drawCircles = function (page) {
  const { data, map } = page;
  const largest = Math.max(...page.comparedSites.map((site) => site.sought), 1);
  const longest = Math.max(...page.comparedSites.map((site) => outreach.valuesOf(page, [site], null).spared), 1);
  page.peopleScale = 13 / Math.sqrt(largest);
  page.hoursToPeople = largest / longest;
  page.baseZoom = map.getZoom();
  page.circles = L.layerGroup().addTo(map);
  page.sites = [...data.sites].sort((a, b) => b.sought - a.sought);
  page.redrawCircles = () => outreach.redrawCircles(page);
  map.on("moveend", page.redrawCircles);
  return page.circles;
};

outreach.redrawCircles = function (page) {
  const { map, circles, renderer, state } = page;
  const scale = outreach.scaleOf(page);
  const measure = outreach.measures[state.measure];
  // Only what is near the sight becomes circles: thousands of them would make each zoom slow.
  const sight = map.getBounds().pad(0.6);
  const sites = page.sites.filter((site) => (state.form !== "shading" || !site.rings) && sight.contains(site.at));
  const groups = outreach.gather(map, sites, (group, site, point) => {
    if (group.members[0].kabupaten !== site.kabupaten) return false;
    const reach = 0.85 * scale * (Math.sqrt(group.people) + Math.sqrt(site.sought));
    return Math.abs(group.point.x - point.x) < reach && group.point.distanceTo(point) < reach;
  }, (site, most) => 0.85 * scale * (Math.sqrt(most) + Math.sqrt(site.sought)));
  const shapes = [];
  circles.clearLayers();
  for (const group of groups) {
    const values = outreach.valuesOf(page, group.members, state.day);
    const people = measure.own ? page.hoursToPeople * measure.of(values) : group.people;
    const color = measure.from ? outreach.colorOf(page, values) : null;
    const ring = L.circleMarker(group.at, {
      renderer,
      radius: Math.max(3, scale * Math.sqrt(people)),
      color: "#54407f",
      weight: 1,
      dashArray: measure.from && color === null ? "2 2" : null,
      fillColor: color || (measure.own && people > 0 ? "#8d79b8" : "#fff"),
      fillOpacity: color || (measure.own && people > 0) ? 0.8 : 0.5,
      bubblingMouseEvents: false,
    });
    ring.on("click", () => outreach.popup(page, group.at, outreach.siteContent(page, group.members)));
    shapes.push(ring);
    const inside = measure.from || measure.own ? 0 : measure.of(values);
    if (inside > 0) shapes.push(L.circleMarker(group.at, { renderer, radius: scale * Math.sqrt(inside), stroke: false, fillColor: "#54407f", fillOpacity: 0.8, interactive: false }));
  }
  for (const shape of shapes) circles.addLayer(shape);
  // Below the lines of the trips, which stay as they are when the map is zoomed.
  if (map.hasLayer(circles)) for (const shape of shapes.reverse()) shape.bringToBack();
  if (page.isFirst) outreach.writeLegend(page, scale);
};

outreach.siteContent = function (page, members) {
  const { data, state } = page;
  const first = members[0];
  const kabupaten = outreach.name(data.kabupaten[first.kabupaten]);
  const content = outreach.element("div");
  if (members.length === 1) {
    const kind = first.campus ? data.words.campus : data.words.district;
    content.append(outreach.element("h3", {}, outreach.name(first.name)), outreach.element("p", { class: "about" }, kind, " · ", kabupaten));
  } else content.append(outreach.element("h3", {}, kabupaten), outreach.element("p", { class: "about" }, `${members.length} ${data.words.districts}`));
  content.append(outreach.table(outreach.siteRows(page, members)));
  if (state.day !== null) {
    const waiting = outreach.valuesOf(page, members, state.day).waiting;
    content.append(outreach.element("p", {}, `${data.days[state.day]}: ${data.words.waiting_total.replace("{count}", page.number(waiting))}`));
  }
  return content;
};

// The legend of what is drawn now: what it is, its classes, and two circles to measure others by.
outreach.writeLegend = function (page, scale) {
  const { data, state } = page;
  const word = data.words;
  const measure = outreach.measures[state.measure];
  const shaded = state.form === "shading";
  const name = outreach.lowered(outreach.measureName(page));
  const told = shaded && !measure.from ? word.per_people.replace("{measure}", name) : name;
  const note = shaded ? word.note_shading : measure.own ? word.note_spared : measure.from ? word.note_class : word.note_count;
  document.getElementById("circle-note").textContent = note.replace("{measure}", told);
  const list = document.getElementById("classes");
  list.replaceChildren();
  if (measure.from || shaded) {
    const classes = outreach.classesOf(page);
    outreach.classLabels(page).forEach((label, number) => list.append(outreach.classItem(label, classes.colors[number])));
    if (state.measure === "since") list.append(outreach.classItem(word.not_visited, "#fff"));
  }
  outreach.writeSizes(page, scale, measure);
};

outreach.classItem = function (label, color) {
  const item = outreach.element("li", {}, label);
  item.style.setProperty("--class", color);
  return item;
};

outreach.writeSizes = function (page, scale, measure) {
  const space = "http://www.w3.org/2000/svg";
  const holder = document.getElementById("sizes");
  holder.replaceChildren();
  if (page.state.form === "shading") return;
  const radiusOf = (amount) => scale * Math.sqrt(measure.own ? page.hoursToPeople * amount : amount);
  const steps = [1, 10, 100, 1000, 10000].flatMap((power) => [1, 2, 5].map((digit) => digit * power));
  const fit = steps.filter((amount) => radiusOf(amount) >= 3 && radiusOf(amount) <= 11);
  for (const amount of new Set([fit[0], fit[fit.length - 1]])) {
    if (amount === undefined) continue;
    const radius = radiusOf(amount);
    const drawing = document.createElementNS(space, "svg");
    drawing.setAttribute("width", 2 * radius + 2);
    drawing.setAttribute("height", 2 * radius + 2);
    drawing.setAttribute("aria-hidden", "true");
    const circle = document.createElementNS(space, "circle");
    for (const [name, value] of Object.entries({ cx: radius + 1, cy: radius + 1, r: radius, class: "demand-ring" })) circle.setAttribute(name, value);
    drawing.append(circle);
    holder.append(drawing, page.number(amount), " ");
  }
  holder.append(measure.own ? page.data.words.hours : page.data.words.people);
};
