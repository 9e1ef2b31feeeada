// Names on the map, the most important first; a name that would touch another or a stop stays away.
"use strict";

outreach.nameFonts = { kabupaten: "650 12.5px", visited: "600 12px", district: "400 11px" };

outreach.drawNames = function (page) {
  const layer = L.layerGroup().addTo(page.map);
  const pen = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;
  // Only names that are shown become elements: thousands of them would make each zoom slow.
  page.names = page.data.names.map((name) => {
    pen.font = `${outreach.nameFonts[name.rank]} ${family}`;
    const spaced = name.rank === "kabupaten" ? name.text.toUpperCase() : name.text;
    const width = pen.measureText(spaced).width + (name.rank === "kabupaten" ? 0.07 * 12.5 * spaced.length : 0);
    return { ...name, width: Math.min(width + 4, name.rank === "kabupaten" ? 300 : 180) + 6, height: 20 };
  });
  page.placeNames = () => outreach.placeNames(page, layer);
  page.map.on("resize", page.placeNames);
  return layer;
};

outreach.nameMarker = function (name, spot) {
  const text = outreach.element("div", { class: `name ${name.rank}`, dir: "auto", "aria-hidden": "true" }, name.text);
  text.style.left = `${spot[0]}px`;
  text.style.top = `${spot[1]}px`;
  const icon = L.divIcon({ className: "", html: outreach.element("div", {}, text), iconSize: [0, 0] });
  return L.marker(name.at, { icon, interactive: false, keyboard: false, pane: "names" });
};

outreach.placeNames = function (page, layer) {
  const { map } = page;
  layer.clearLayers();
  if (!map.hasLayer(layer)) return;
  const frame = map.getContainer().getBoundingClientRect();
  const covers = [...map.getContainer().querySelectorAll(".stop, .counter, .leaflet-control"), ...document.querySelectorAll(".search"), ...(page.legend ? [page.legend] : [])];
  const taken = covers.map((each) => each.getBoundingClientRect());
  const zoom = map.getZoom();
  const small = frame.width < 620;
  const most = zoom < 8.6 ? (small ? 20 : 34) : zoom < 9.6 ? 60 : 120;
  const free = (box) => taken.every((other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
  const scale = outreach.scaleOf(page);
  let shown = 0;
  for (const name of page.names) {
    if (shown >= most && name.rank !== "kabupaten") break;
    const at = map.latLngToContainerPoint(name.at);
    if (at.x < 0 || at.y < 0 || at.x > frame.width || at.y > frame.height) continue;
    const { width, height } = name;
    const edge = Math.max(5, name.people ? scale * Math.sqrt(name.people) : 0);
    const spots = name.rank === "kabupaten"
      ? [[0, 0], [0, -26], [0, 26], [0, -44], [0, 44], [40, -26], [-40, 26]]
      : [[0, -edge - 10], [0, edge + 10], [width / 2 + edge + 3, 0], [-width / 2 - edge - 3, 0], [0, -edge - 18], [0, edge + 18]];
    const spot = spots.find(([right, down]) => {
      const left = frame.left + at.x + right - width / 2;
      const top = frame.top + at.y + down - height / 2;
      const box = { left, top, right: left + width, bottom: top + height };
      const inside = box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom;
      if (!inside || !free(box)) return false;
      taken.push(box);
      return true;
    });
    if (!spot) continue;
    shown += 1;
    layer.addLayer(outreach.nameMarker(name, spot));
  }
};
