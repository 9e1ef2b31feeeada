// Trips: lines along the roads in the team's colour, and stops with their codes, dates and moons.
"use strict";

outreach.drawTrips = function (page) {
  const { map } = page;
  page.lines = L.layerGroup();
  page.stops = L.layerGroup();
  page.redrawStops = () => outreach.redrawStops(page);
  page.redrawLines = () => outreach.redrawLines(page);
  map.on("moveend", page.redrawStops);
  return L.layerGroup([page.lines, page.stops]).addTo(map);
};

// The widest first, so that teams that share a road are all seen; pale ones below the lit.
outreach.redrawLines = function (page) {
  const { data, state, renderer } = page;
  const lines = data.trips.flatMap((trip, number) => trip.lines.map(([day, boat, ...points]) => {
    const lit = (state.trip === null || number === state.trip) && (state.day === null || day === state.day);
    const team = trip.team % 6;
    const color = outreach.teamColor(team);
    // There and back alike, or the dashes of one fill the gaps of the other.
    if (points[0] > points[points.length - 1]) points.reverse();
    const line = L.polyline(points.map((point) => data.points[point]), {
      renderer,
      color: lit ? color : outreach.onPaper(color, 0.18),
      weight: [4.5, 3, 2.2, 2, 2, 2][team],
      dashArray: boat ? "6 6" : null,
      bubblingMouseEvents: false,
    });
    line.on("click", () => outreach.choose(page, number, "map"));
    line.on("mouseover", () => page.light(number)).on("mouseout", () => page.light(null));
    return { lit, line, number };
  }));
  lines.sort((a, b) => a.lit - b.lit || b.line.options.weight - a.line.options.weight);
  page.lines.clearLayers();
  for (const { line } of lines) page.lines.addLayer(line);
  // The trip in its full colour, the others pale: a line a little wider is not seen among its like.
  page.lightLines = (trip) => {
    for (const { lit, line, number } of lines) {
      const usual = line.usual || (line.usual = { color: line.options.color, weight: line.options.weight });
      const color = outreach.teamColor(data.trips[number].team % 6);
      const way = trip === null ? usual : number === trip ? { color, weight: usual.weight + 3 } : { ...usual, color: lit ? outreach.onPaper(color, 0.35) : usual.color };
      if (way.color !== line.options.color || way.weight !== line.options.weight) line.setStyle(way);
      if (number === trip && page.map.hasLayer(line)) line.bringToFront();
    }
  };
};

outreach.teamColors = [];
outreach.teamColor = function (team) {
  if (outreach.teamColors[team]) return outreach.teamColors[team];
  const probe = outreach.element("i", { class: `team-${team}` });
  document.body.append(probe);
  const color = getComputedStyle(probe).getPropertyValue("--team").trim();
  probe.remove();
  outreach.teamColors[team] = color;
  return color;
};

// A colour as it would look if only a part of it covered the paper, so that lines may lie on each other.
outreach.onPaper = function (color, part) {
  const paper = [250, 247, 240];
  const mixed = paper.map((base, at) => Math.round(base + part * (parseInt(color.slice(1 + 2 * at, 3 + 2 * at), 16) - base)));
  return `rgb(${mixed.join(",")})`;
};

// Everything that happens at a place in what is shown now: visits, and nights without their visit.
outreach.happenings = function (page) {
  const { data, state } = page;
  const byPlace = new Map();
  const at = (place) => {
    if (!byPlace.has(place)) byPlace.set(place, { at: data.places[place].at, place, visits: [], nights: [] });
    return byPlace.get(place);
  };
  data.trips.forEach((trip, number) => {
    if (state.trip !== null && state.trip !== number) return;
    for (const visit of trip.visits) {
      if (state.day === null || state.day === visit.day) at(visit.place).visits.push({ ...visit, trip: number, team: trip.team });
    }
    for (const [day, place] of trip.nights) {
      if (state.day === null || state.day === day) at(place).nights.push({ day, trip: number, team: trip.team });
    }
  });
  return [...byPlace.values()].sort((a, b) => b.visits.length - a.visits.length || a.place - b.place);
};

outreach.mostStops = 120;

// Only stops in sight become markers; those of a thousand visits would make each zoom slow.
outreach.redrawStops = function (page) {
  const { map, stops } = page;
  const sight = map.getBounds().pad(0.1);
  const shown = page.happenings.filter((place) => sight.contains(place.at));
  const gathered = (wide, high) => outreach.gather(map, shown, (group, thing, point) => Math.abs(group.point.x - point.x) < wide && Math.abs(group.point.y - point.y) < high, () => wide);
  let groups = gathered(46, 22);
  // A crowd of codes could not be read: it is counted.
  const teams = (group) => new Set(group.members.flatMap((place) => place.visits.map((visit) => visit.team))).size;
  const crowded = groups.reduce((sum, group) => sum + teams(group), 0) > outreach.mostStops;
  if (crowded) groups = gathered(64, 40);
  const focused = document.activeElement && document.activeElement.closest(".leaflet-stops-pane") ? document.activeElement.getAttribute("aria-label") : null;
  stops.clearLayers();
  for (const group of groups) stops.addLayer(outreach.stopMarker(page, group, crowded));
  if (focused) for (const icon of map.getPane("stops").children) if (icon.getAttribute("aria-label") === focused) icon.focus({ preventScroll: true });
  if (page.placeNames) page.placeNames();
};

outreach.stopMarker = function (page, group, crowded) {
  const { map, data, state } = page;
  const visits = group.members.flatMap((place) => place.visits);
  const nights = group.members.flatMap((place) => place.nights);
  const trips = [...new Set([...visits, ...nights].map((each) => each.trip))];
  const icon = outreach.element("div", { class: "stop", "data-trips": trips.join(" ") });
  const dated = state.trip !== null || state.day !== null || map.getZoom() >= 9.5;
  if (crowded && visits.length > 1) icon.append(outreach.element("span", { class: "many", "data-trips": trips.join(" ") }, `×${visits.length}`));
  else for (const team of [...new Set(visits.map((visit) => visit.team))].sort((a, b) => a - b)) {
    const own = visits.filter((visit) => visit.team === team).sort((a, b) => outreach.numberOf(a) - outreach.numberOf(b));
    const ownTrips = [...new Set(own.map((visit) => visit.trip))].join(" ");
    const pill = outreach.element("span", { class: `team-${team % 6}`, "data-trips": ownTrips }, outreach.codesOf(own));
    if (dated && own.length === 1) pill.append(outreach.element("em", {}, own[0].date));
    icon.append(pill);
  }
  if (nights.length) icon.append(outreach.glyph("moon"));
  icon.style.transform = "translate(-50%, -50%)";
  const holder = outreach.element("div", {}, icon);
  const names = group.members.map((place) => data.places[place.place].name).join(", ");
  const label = `${visits.map((visit) => `${visit.code} ${visit.date}`).join(", ")}: ${names}`;
  icon.addEventListener("mouseenter", () => page.light(trips[0]));
  icon.addEventListener("mouseleave", () => page.light(null));
  return outreach.marker(group.at, holder, label.slice(0, 300), "stops", () => outreach.openStop(page, group, visits));
};

outreach.numberOf = (visit) => Number(/\d+$/.exec(visit.code)[0]);

// The codes of a team's visits at one spot, shortly: A1 A3, A4–A6 for a stay, A ×5.
outreach.codesOf = function (visits) {
  const first = visits[0].code;
  const last = visits[visits.length - 1].code;
  if (visits.length < 3) return visits.map((visit) => visit.code).join(" ");
  const inRow = outreach.numberOf(visits[visits.length - 1]) - outreach.numberOf(visits[0]) === visits.length - 1;
  return inRow ? `${first}–${last}` : `${first.replace(/\d+$/, "")} ×${visits.length}`;
};

outreach.visitContent = (visit, team) => [
  outreach.element("h4", { class: `team-${team % 6}` }, outreach.element("b", {}, visit.code), " ", outreach.name(visit.title)),
  outreach.table(visit.rows),
];

outreach.openStop = function (page, group, visits) {
  const { map, data } = page;
  const apart = group.members.map((place) => data.places[place.place].at);
  const before = map.getZoom();
  if (group.members.length > 1) {
    outreach.fit(page, apart, before + 3);
    if (map.getZoom() > before + 0.4) return;
  }
  const content = outreach.element("div");
  for (const place of group.members) {
    const about = data.places[place.place];
    content.append(outreach.element("h3", {}, outreach.name(about.name)), outreach.element("p", { class: "about" }, about.kind, " · ", outreach.name(about.kabupaten)));
    for (const visit of place.visits) {
      content.append(...outreach.visitContent(visit, visit.team));
    }
    for (const night of place.nights) {
      content.append(outreach.element("p", { class: "about" }, outreach.glyph("moon"), " ", `${data.days[night.day]}: `, outreach.name(data.words.sleep_at.replace("{place}", about.name))));
    }
  }
  const trips = new Set(visits.map((visit) => visit.trip));
  if (trips.size === 1) outreach.choose(page, [...trips][0], "stop");
  outreach.popup(page, group.at, content);
};
