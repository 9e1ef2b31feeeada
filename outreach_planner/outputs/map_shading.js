// The land: each kabupaten with its border, its districts tinted by their nearest counter or shaded by what is drawn.
"use strict";

outreach.tints = ["#e2ead9", "#f0e5cf", "#dde6ef", "#efe0e4", "#e6e7cf", "#e2deec"];
// A counter has one tint in all maps of a page, whichever plan has it first.
outreach.tintOfCounter = new Map();
outreach.landColors = { plain: "#fbf8f0", border: "#8d8064", district: "#fff" };

outreach.drawShading = function (page) {
  const { map } = page;
  // Shapes even on a screen: paper shows them, and each colour is one shape a kabupaten however many districts it has.
  page.areaRenderer = L.svg({ pane: "areas", padding: 0.5 });
  page.land = L.layerGroup().addTo(map);
  page.counterTints = new Map();
  for (const site of page.data.sites) if (site.counter && !page.counterTints.has(site.counter[0])) page.counterTints.set(site.counter[0], null);
  for (const counter of [...page.counterTints.keys()].sort((a, b) => a - b)) page.counterTints.set(counter, outreach.tintOf(page.data.places[counter]));
  page.landByKabupaten = page.data.kabupaten.map((_, kabupaten) => page.data.sites.filter((site) => site.rings && site.kabupaten === kabupaten)).filter((sites) => sites.length);
  page.redrawShading = () => outreach.redrawShading(page);
  map.on("click", (event) => {
    if (!outreach.isShaded(page)) return;
    const found = page.data.sites.find((site) => site.rings && outreach.within(site.rings, event.latlng));
    if (found) outreach.popup(page, event.latlng, outreach.siteContent(page, [found]));
  });
  // Layers that hold nothing: whether they are on the map says what colours the land.
  const areas = L.layerGroup().addTo(map);
  areas.on("add remove", page.redrawShading);
  return areas;
};

// The tint of a counter; the legend names it when it is first given.
outreach.tintOf = function (counter) {
  const key = [counter.name, ...counter.at].join();
  if (!outreach.tintOfCounter.has(key)) {
    const tint = outreach.tints[outreach.tintOfCounter.size % outreach.tints.length];
    outreach.tintOfCounter.set(key, tint);
    const swatch = outreach.element("i", {});
    swatch.style.background = tint;
    document.getElementById("tints").append(outreach.element("span", {}, swatch, outreach.name(counter.name)));
  }
  return outreach.tintOfCounter.get(key);
};

outreach.isShaded = (page) => page.state.form === "shading" && page.map.hasLayer(page.layers.demand);

outreach.areaShape = (page, rings, style) => L.polygon(rings, { renderer: page.areaRenderer, pane: "areas", interactive: false, smoothFactor: 0.5, ...style });

// A border is drawn thick and then covered from inside, kabupaten after kabupaten: what is left of it lies between two.
outreach.redrawShading = function (page) {
  const { land, state } = page;
  const shaded = outreach.isShaded(page);
  document.getElementById("tints").hidden = shaded;
  const tinted = page.map.hasLayer(page.layers.areas);
  const colorOf = (site) => {
    if (shaded) return outreach.colorOf(page, outreach.valuesOf(page, [site], state.day)) || "#fff";
    return tinted && site.counter ? page.counterTints.get(site.counter[0]) : outreach.landColors.plain;
  };
  const wanted = page.landByKabupaten.map((sites) => sites.map(colorOf));
  const told = [shaded, ...wanted.map((colors) => colors.join())].join();
  if (told === page.landTold) return;
  page.landTold = told;
  land.clearLayers();
  page.landByKabupaten.forEach((sites, number) => {
    const rings = sites.map((site) => site.rings);
    land.addLayer(outreach.areaShape(page, rings, { fill: false, color: outreach.landColors.border, weight: 3.4 }));
    for (const color of new Set(wanted[number])) {
      const own = rings.filter((_, each) => wanted[number][each] === color);
      land.addLayer(outreach.areaShape(page, own, { fillColor: color, fillOpacity: 1, color: shaded ? "#8d79b8" : outreach.landColors.district, weight: shaded ? 0.5 : 0.8 }));
    }
  });
};

// Whether a point lies inside rings: it crosses their sides an odd number of times on its way out.
outreach.within = function (rings, at) {
  let inside = false;
  for (const ring of rings) {
    ring.forEach(([lat, lon], number) => {
      const [nextLat, nextLon] = ring[(number + 1) % ring.length];
      if ((lat > at.lat) !== (nextLat > at.lat) && at.lng < lon + (at.lat - lat) / (nextLat - lat) * (nextLon - lon)) inside = !inside;
    });
  }
  return inside;
};

outreach.drawTiles = function (page) {
  const { data, map } = page;
  if (!data.tiles) return null;
  const pane = map.createPane("tiles");
  // Above the land and multiplied with it, so that both are seen.
  Object.assign(pane.style, { zIndex: 342, mixBlendMode: "multiply", pointerEvents: "none" });
  const credit = outreach.element("span", {}, data.tiles.credit).innerHTML;
  L.control.attribution({ prefix: false }).addTo(map);
  return L.tileLayer(data.tiles.url, { pane: "tiles", attribution: credit, maxZoom: 15, opacity: 0.7 }).addTo(map);
};
