// The base of every map: small helpers, panes and controls.
"use strict";
const outreach = {};

// Make an element; text is always text, never markup.
outreach.element = function (tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

// A name from the scenario, kept apart from the direction of the text around it.
outreach.name = (text) => outreach.element("bdi", {}, text);

outreach.glyph = function (kind) {
  const shapes = {
    moon: ["0 0 16 16", [["circle", { r: 8, cx: 8, cy: 8, class: "moon-back" }], ["path", { class: "moon", d: "M10,3 A5.2,5.2 0 1,0 13,10.5 A4.6,4.6 0 0,1 10,3 Z" }]]],
    counter: ["-8 -8 16 16", [["rect", { x: -7, y: -7, width: 14, height: 14, rx: 2, class: "counter-back" }], ["path", { class: "counter-mark", d: "M-4,4 H4 M-4,0 H4 M0,-5 L5,-2 H-5 Z" }]]],
    fit: ["0 0 16 16", [["path", { class: "arrows", d: "M6,2 H2 V6 M10,2 H14 V6 M6,14 H2 V10 M10,14 H14 V10" }]]],
    office: ["-8 -8 16 16", [["rect", { x: -8, y: -8, width: 16, height: 16, rx: 2, class: "counter-back" }], ["path", { class: "moon", d: "M0,-6 L1.8,-1.9 6,-1.9 2.6,.8 3.9,5 0,2.5 -3.9,5 -2.6,.8 -6,-1.9 -1.8,-1.9 Z" }]]],
  };
  const [box, parts] = shapes[kind];
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const set = (made, attributes) => { for (const name in attributes) made.setAttribute(name, attributes[name]); return made; };
  set(drawing, { viewBox: box, width: 16, height: 16, "aria-hidden": "true" });
  for (const [tag, attributes] of parts) drawing.append(set(document.createElementNS(space, tag), attributes));
  return drawing;
};

// The table of a popup: rows are pairs of label and text.
outreach.table = function (rows) {
  const table = outreach.element("table");
  for (const [label, text] of rows) {
    table.append(outreach.element("tr", {}, outreach.element("th", { scope: "row" }, label), outreach.element("td", {}, outreach.name(text))));
  }
  return table;
};

outreach.popup = function (page, at, content) {
  const room = page.map.getSize();
  const popup = L.popup({
    maxWidth: Math.min(300, room.x - 110),
    maxHeight: Math.max(150, Math.min(330, room.y - 90)),
    autoPanPaddingTopLeft: [54, 64],
    autoPanPaddingBottomRight: [outreach.legendWidth(page) + 10, 10],
  });
  popup.setLatLng(at).setContent(content).openOn(page.map);
  const close = popup.getElement().querySelector(".leaflet-popup-close-button");
  if (close) close.setAttribute("aria-label", page.data.words.close);
};

// A marker that opens by click and by Enter; from the keyboard, the focus goes into the popup.
outreach.marker = function (at, icon, label, pane, open) {
  const marker = L.marker(at, { icon: L.divIcon({ className: icon.className, html: icon, iconSize: null }), keyboard: true, pane });
  marker.on("add", () => marker.getElement().setAttribute("aria-label", label));
  marker.on("click", open);
  marker.on("keydown", (event) => {
    if (event.originalEvent.key !== "Enter") return;
    event.originalEvent.preventDefault();
    open();
    const close = document.querySelector(".leaflet-popup-close-button");
    if (close) close.focus();
  });
  return marker;
};

outreach.panes = function (map) {
  for (const [name, level, through] of [["water", 330, true], ["areas", 340, true], ["roads", 350, true], ["names", 450, true], ["counters", 590, false], ["stops", 620, false]]) {
    const pane = map.createPane(name);
    pane.style.zIndex = level;
    if (through) pane.style.pointerEvents = "none";
  }
};

outreach.controls = function (page) {
  const { map, data } = page;
  L.control.zoom({ zoomInTitle: data.words.zoom_in, zoomOutTitle: data.words.zoom_out }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  const fit = L.control({ position: "topleft" });
  fit.onAdd = function () {
    const button = outreach.element("button", { type: "button", class: "fit", title: data.words.fit, "aria-label": data.words.fit }, outreach.glyph("fit"));
    L.DomEvent.disableClickPropagation(button);
    button.addEventListener("click", () => outreach.fit(page));
    return button;
  };
  fit.addTo(map);
};

// How much of the map's right side its legend covers, in pixels.
outreach.legendWidth = function (page) {
  const { legend } = page;
  return legend && legend.open && getComputedStyle(legend).position === "absolute" ? legend.offsetWidth + 8 : 0;
};

// The corners of all that a plan has land, people or stops in.
outreach.whole = function (data) {
  const bounds = L.latLngBounds([]);
  for (const site of data.sites) for (const at of [site.at, ...(site.rings || []).flat()]) bounds.extend(at);
  for (const place of data.places) if (place.role !== "other") bounds.extend(place.at);
  return bounds;
};

// Show these points, or the whole area, with room for the legend where it lies over the map.
outreach.fit = function (page, points, closest) {
  const bounds = points ? L.latLngBounds(points) : page.whole;
  const room = points ? 56 : page.map.getSize().x < 500 ? 4 : 14;
  // The label of a stop is some 90 pixels wide, and the controls stand on the left.
  if (bounds.isValid()) page.map.fitBounds(bounds, { paddingTopLeft: [points ? 104 : room, room], paddingBottomRight: [outreach.legendWidth(page) + Math.min(room, 24), points ? 24 : 4], maxZoom: Math.min(closest || 12, page.map.getMaxZoom()), animate: false });
};
