// Names on the map, the most important first; a name that would touch another or a stop stays away.
"use strict";

outreach.nameFonts = { kabupaten: "650 12.5px", visited: "600 12px", district: "400 11px" };

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
  page.names = page.data.names.map((name) => {
    const lines = name.rank === "kabupaten" ? outreach.folded(name.text) : [name.text];
    const width = Math.max(...lines.map((line) => widthOf(line, name.rank)));
    return { ...name, lines, width: Math.min(width + 4, name.rank === "kabupaten" ? 300 : 180) + 6, height: 6 + 14 * lines.length };
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

// Where a kabupaten's name may stand: on its land; of a small one also beside it on nobody's land; of one
// smaller than its name, over its middle or close by.
outreach.spotsOfKabupaten = function (page, name) {
  const own = (lands) => lands.every((land) => land === name.kabupaten);
  const nobodys = (lands) => lands.every((land) => land === name.kabupaten || land === -1);
  const points = name.spots.map((spot) => page.map.latLngToContainerPoint(spot));
  const spots = points.flatMap((point) => [0, -14, 14].map((down) => ({ x: point.x, y: point.y + down, fits: own })));
  const span = page.landOf[name.kabupaten].reduce((bounds, area) => bounds.extend(area.bounds), L.latLngBounds([]));
  if (!span.isValid()) return [{ ...points[0] }];
  const [low, high] = [span.getSouthWest(), span.getNorthEast()].map((corner) => page.map.latLngToContainerPoint(corner));
  if (high.x - low.x > 0.9 * name.width && low.y - high.y > 50) return spots;
  const fits = high.x - low.x < 0.7 * name.width ? null : nobodys;
  const { x, y } = points[0];
  if (!fits) spots.push({ x, y });
  for (const away of [2, 10]) {
    spots.push({ x, y: high.y - 8 - away, fits }, { x, y: low.y + 8 + away, fits });
    spots.push({ x: high.x + name.width / 2 + away, y, fits: nobodys }, { x: low.x - name.width / 2 - away, y, fits: nobodys });
  }
  return spots;
};

outreach.nameMarker = function (name, at, spot) {
  const lines = name.lines.flatMap((line, number) => number ? [document.createElement("br"), line] : [line]);
  const text = outreach.element("div", { class: `name ${name.rank}`, "aria-hidden": "true" }, outreach.element("span", { dir: "auto" }, ...lines));
  text.style.left = `${spot[0]}px`;
  text.style.top = `${spot[1]}px`;
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
  let shown = 0;
  for (const name of page.names) {
    if (shown >= most && name.rank !== "kabupaten") break;
    const { width, height } = name;
    const boxAt = (x, y) => ({ left: frame.left + x - width / 2, top: frame.top + y - height / 2, right: frame.left + x + width / 2, bottom: frame.top + y + height / 2 });
    const isFree = (box) => box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom && boxes.isFree(box);
    let anchor = name.at;
    let spots;
    if (name.rank === "kabupaten") {
      anchor = name.spots[0];
      spots = outreach.spotsOfKabupaten(page, name);
    } else {
      const at = map.latLngToContainerPoint(name.at);
      if (at.x < 0 || at.y < 0 || at.x > frame.width || at.y > frame.height) continue;
      const edge = Math.max(5, name.people ? scale * Math.sqrt(name.people) : 0);
      spots = [[0, -edge - 10], [0, edge + 10], [width / 2 + edge + 3, 0], [-width / 2 - edge - 3, 0], [0, -edge - 18], [0, edge + 18]].map(([right, down]) => ({ x: at.x + right, y: at.y + down }));
    }
    const spot = spots.find(({ x, y, fits }) => {
      const box = boxAt(x, y);
      return isFree(box) && (!fits || fits(outreach.landsUnder(page, box, frame)));
    });
    if (!spot) continue;
    boxes.take(boxAt(spot.x, spot.y));
    shown += 1;
    const zero = map.latLngToContainerPoint(anchor);
    layer.addLayer(outreach.nameMarker(name, anchor, [spot.x - zero.x, spot.y - zero.y]));
  }
};
