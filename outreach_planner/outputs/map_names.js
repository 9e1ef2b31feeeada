// Names on the map, the most important first; a name that would touch another or a stop stays away.
"use strict";

outreach.nameFonts = { kabupaten: "650 12.5px", visited: "600 12px", river: "italic 11.5px", district: "400 11px" };

outreach.drawNames = function (page) {
  const layer = L.layerGroup().addTo(page.map);
  const pen = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;
  // Only names that are shown become elements: thousands of them would make each zoom slow.
  const widthOf = (text, rank) => {
    pen.font = `${outreach.nameFonts[rank]} ${family}`;
    const shown = rank === "kabupaten" ? text.toLocaleUpperCase() : text;
    return pen.measureText(shown).width + (rank === "kabupaten" ? 0.07 * 12.5 * shown.length : 0);
  };
  const rivers = page.data.water.rivers.filter((river) => river.name).map((river) => ({ text: river.name, rank: "river", lines: river.lines }));
  const districts = page.data.names.findIndex((name) => name.rank === "district");
  const ranked = [...page.data.names];
  ranked.splice(districts < 0 ? ranked.length : districts, 0, ...rivers);
  page.names = ranked.map((name) => {
    const lines = name.rank === "kabupaten" ? outreach.folded(name.text) : [name.text];
    const width = Math.max(...lines.map((line) => widthOf(line, name.rank)));
    return { ...name, course: name.lines, lines, width: Math.min(width + 4, name.rank === "kabupaten" ? 300 : 180) + 6, height: 6 + 14 * lines.length };
  });
  page.landOf = page.data.kabupaten.map((_, kabupaten) => {
    const rings = page.data.sites.filter((site) => site.rings && site.kabupaten === kabupaten).map((site) => site.rings);
    return rings.map((each) => ({ rings: each, bounds: L.latLngBounds(each[0]) }));
  });
  page.placeNames = () => outreach.placeNames(page, layer);
  page.map.on("resize", page.placeNames);
  return layer;
};

// A long name on two lines, as even as its words allow.
outreach.folded = function (text) {
  const words = text.split(" ");
  if (words.length < 3) return [text];
  const cuts = words.slice(1).map((_, cut) => [words.slice(0, cut + 1).join(" "), words.slice(cut + 1).join(" ")]);
  return cuts.sort((a, b) => Math.max(...a.map((line) => line.length)) - Math.max(...b.map((line) => line.length)))[0];
};

// On whose land the ends and the middle of a name lie; -1 is nobody's.
outreach.landsUnder = function (page, box, frame) {
  const y = (box.top + box.bottom) / 2 - frame.top;
  return [box.left + 4, (box.left + box.right) / 2, box.right - 4].map((x) => {
    const at = page.map.containerPointToLatLng([x - frame.left, y]);
    return page.landOf.findIndex((land) => land.some((area) => area.bounds.contains(at) && outreach.within(area.rings, at)));
  });
};

// Where a kabupaten's name may stand: on its land; of a small one also over its middle or beside it on nobody's land.
outreach.spotsOfKabupaten = function (page, name) {
  const own = (lands) => lands.every((land) => land === name.kabupaten);
  const nobodys = (lands) => lands.every((land) => land === name.kabupaten || land === -1);
  const points = name.spots.map((spot) => page.map.latLngToContainerPoint(spot));
  const spots = points.flatMap((point) => [0, -14, 14].map((down) => ({ x: point.x, y: point.y + down, fits: own })));
  const span = page.landOf[name.kabupaten].reduce((bounds, area) => bounds.extend(area.bounds), L.latLngBounds([]));
  if (!span.isValid()) return [{ ...points[0] }];
  const [low, high] = [span.getSouthWest(), span.getNorthEast()].map((corner) => page.map.latLngToContainerPoint(corner));
  if (high.x - low.x > 0.9 * name.width && low.y - high.y > 50) return spots;
  const { x, y } = points[0];
  if (high.x - low.x < 0.7 * name.width) spots.push({ x, y });
  for (const away of [2, 10]) {
    spots.push({ x, y: high.y - 8 - away, fits: nobodys }, { x, y: low.y + 8 + away, fits: nobodys });
    spots.push({ x: high.x + name.width / 2 + away, y, fits: nobodys }, { x: low.x - name.width / 2 - away, y, fits: nobodys });
  }
  return spots;
};

// Where a river's name may stand: over and under its course, from the middle of what is seen of it outwards, and
// not where another river is as near.
outreach.spotsOfRiver = function (page, name, frame) {
  const drawn = (line) => line.map((at) => page.map.latLngToContainerPoint(at));
  const others = page.data.water.rivers.filter((river) => river.name !== name.text).flatMap((river) => river.lines.map(drawn));
  const isApart = (point) => !others.some((line) => line.some((at, number) => number && L.LineUtil.pointToSegmentDistance(point, line[number - 1], at) < 24));
  const seen = name.course.flatMap(drawn).filter((point) => point.x > 0 && point.y > 0 && point.x < frame.width && point.y < frame.height && isApart(point));
  if (seen.length < 2) return [];
  const middle = (seen.length - 1) / 2;
  const outwards = seen.map((point, number) => [Math.abs(number - middle), point]).sort(([a], [b]) => a - b);
  return outwards.flatMap(([, { x, y }]) => [{ x, y: y - 9 }, { x, y: y + 9 }]);
};

// Spots away from a kabupaten that has no room for its name, the nearest first: on nobody's land, or close by; best
// with a line to it that no stop covers.
outreach.spotsBeside = function (page, name, isCovered) {
  const points = name.spots.map((spot) => page.map.latLngToContainerPoint(spot));
  const to = points.find((point) => !isCovered(point)) || points[0];
  const nobodys = (lands) => lands.every((land) => land === -1);
  const around = (farthest, fits, clear) => {
    const spots = [];
    for (let away = 16; away <= farthest; away += 14) {
      for (let turn = 0; turn < 24; turn += 1) {
        const [right, down] = [Math.cos(turn * Math.PI / 12), Math.sin(turn * Math.PI / 12)];
        spots.push({ x: to.x + right * (away + name.width / 2), y: to.y + down * (away + name.height / 2), fits, to, clear });
      }
    }
    return spots;
  };
  return [...around(170, nobodys, true), ...around(90, null, true), ...around(170, nobodys, false)];
};

// The points of the line between a name away from its land and a point of it, from the edge of the name.
outreach.leader = function (name, { x, y, to }) {
  const from = { x: Math.max(x - name.width / 2, Math.min(to.x, x + name.width / 2)), y: Math.max(y - name.height / 2, Math.min(to.y, y + name.height / 2)) };
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 8));
  return Array.from({ length: steps + 1 }, (_, step) => ({ x: from.x + (to.x - from.x) * step / steps, y: from.y + (to.y - from.y) * step / steps }));
};

outreach.drawLeader = function (line, { x, y, to }) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const add = (tag, attributes) => {
    const part = document.createElementNS(space, tag);
    for (const key in attributes) part.setAttribute(key, attributes[key].toFixed(1));
    drawing.append(part);
  };
  for (const wide of [4, 1.3]) add("line", { x1: line[0].x - x, y1: line[0].y - y, x2: to.x - x, y2: to.y - y, "stroke-width": wide });
  add("circle", { cx: to.x - x, cy: to.y - y, r: 2.5 });
  return drawing;
};

outreach.nameMarker = function (page, name, at, spot) {
  const zero = page.map.latLngToContainerPoint(at);
  const lines = name.lines.flatMap((line, number) => number ? [document.createElement("br"), line] : [line]);
  const text = outreach.element("div", { class: `name ${name.rank}`, "aria-hidden": "true" }, outreach.element("span", { dir: "auto" }, ...lines));
  if (spot.to) text.prepend(outreach.drawLeader(outreach.leader(name, spot), spot));
  text.style.left = `${spot.x - zero.x}px`;
  text.style.top = `${spot.y - zero.y}px`;
  const icon = L.divIcon({ className: "", html: outreach.element("div", {}, text), iconSize: [0, 0] });
  return L.marker(at, { icon, interactive: false, keyboard: false, pane: "names" });
};

outreach.placeNames = function (page, layer) {
  const { map } = page;
  layer.clearLayers();
  if (!map.hasLayer(layer)) return;
  const frame = map.getContainer().getBoundingClientRect();
  const covers = [...map.getContainer().querySelectorAll(".stop, .counter, .leaflet-control"), ...document.querySelectorAll(".search"), ...(page.legend ? [page.legend] : [])];
  const boxes = outreach.boxes();
  for (const each of covers) boxes.take(each.getBoundingClientRect());
  const zoom = map.getZoom();
  const small = frame.width < 620;
  const most = zoom < 8.6 ? (small ? 20 : 34) : zoom < 9.6 ? 60 : 120;
  const scale = outreach.scaleOf(page);
  const boxOf = ({ x, y }, width, height) => ({ left: frame.left + x - width / 2, top: frame.top + y - height / 2, right: frame.left + x + width / 2, bottom: frame.top + y + height / 2 });
  const holds = (box, { x, y }) => frame.left + x > box.left && frame.left + x < box.right && frame.top + y > box.top && frame.top + y < box.bottom;
  const written = [];
  let shown = 0;
  // Kabupaten that found no room on their land are tried again beside it, when all others have theirs.
  const kabupaten = page.names.filter((name) => name.rank === "kabupaten");
  const homeless = new Set(kabupaten);
  const tries = [...kabupaten.map((each) => [each, false]), ...kabupaten.map((each) => [each, true])];
  for (const [name, beside] of [...tries, ...page.names.slice(kabupaten.length).map((each) => [each, false])]) {
    if (beside && !homeless.has(name)) continue;
    if (shown >= most && name.rank !== "kabupaten") break;
    const { width, height } = name;
    const boxAt = (x, y) => boxOf({ x, y }, width, height);
    const isFree = (box) => box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom && boxes.isFree(box);
    let anchor = name.at;
    let spots;
    if (name.rank === "kabupaten") {
      anchor = name.spots[0];
      if (beside && !map.getBounds().contains(anchor)) continue;
      spots = beside ? outreach.spotsBeside(page, name, (point) => !boxes.isFree(boxOf(point, 4, 4))) : outreach.spotsOfKabupaten(page, name);
    } else if (name.rank === "river") {
      if (page.layers && !map.hasLayer(page.layers.water)) continue;
      anchor = map.getCenter();
      spots = outreach.spotsOfRiver(page, name, frame);
    } else {
      const at = map.latLngToContainerPoint(name.at);
      if (at.x < 0 || at.y < 0 || at.x > frame.width || at.y > frame.height) continue;
      const edge = Math.max(5, name.people ? scale * Math.sqrt(name.people) : 0);
      spots = [[0, -edge - 10], [0, edge + 10], [width / 2 + edge + 3, 0], [-width / 2 - edge - 3, 0], [0, -edge - 18], [0, edge + 18]].map(([right, down]) => ({ x: at.x + right, y: at.y + down }));
    }
    const stands = (spot) => {
      const box = boxAt(spot.x, spot.y);
      if (!isFree(box) || (spot.fits && !spot.fits(outreach.landsUnder(page, box, frame)))) return false;
      if (!spot.to) return true;
      const hidden = (point) => spot.clear && Math.hypot(point.x - spot.to.x, point.y - spot.to.y) > 14 && !boxes.isFree(boxOf(point, 2, 2));
      return !outreach.leader(name, spot).some((point) => hidden(point) || written.some((each) => holds(each, point)));
    };
    const spot = spots.find(stands);
    if (!spot) continue;
    boxes.take(boxAt(spot.x, spot.y));
    homeless.delete(name);
    if (name.rank === "kabupaten") written.push(boxAt(spot.x, spot.y));
    for (const point of spot.to ? outreach.leader(name, spot) : []) {
      boxes.take(boxOf(point, 4, 4));
      written.push(boxOf(point, 12, 12));
    }
    shown += 1;
    layer.addLayer(outreach.nameMarker(page, name, anchor, spot));
  }
};
