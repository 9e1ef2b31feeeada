// Areas: the land of each district, tinted by its nearest counter, or shaded by what is drawn.
"use strict";

outreach.tints = ["#dfe8df", "#ece3d0", "#dde4ec", "#eadfe3", "#e3e6d2", "#dcd9e6"];

outreach.drawShading = function (page) {
  const { map } = page;
  // Shapes even on a screen: paper shows them, and each class or counter is one shape however many districts it has.
  page.areaRenderer = L.svg({ pane: "areas", padding: 0.5 });
  page.shades = L.layerGroup().addTo(map);
  const service = L.layerGroup();
  const counters = [...new Set(page.data.sites.filter((site) => site.counter).map((site) => site.counter[0]))].sort((a, b) => a - b);
  counters.forEach((counter, number) => {
    const rings = page.data.sites.filter((site) => site.rings && site.counter && site.counter[0] === counter).map((site) => site.rings);
    outreach.areaShape(page, rings, { fillColor: outreach.tints[number % outreach.tints.length], fillOpacity: 1, color: "#fff", weight: 0.7 }).addTo(service);
  });
  page.redrawShading = () => outreach.redrawShading(page);
  map.on("click", (event) => {
    if (page.state.form !== "shading") return;
    const found = page.data.sites.find((site) => site.rings && outreach.within(site.rings, event.latlng));
    if (found) outreach.popup(page, event.latlng, outreach.siteContent(page, [found]));
  });
  return service.addTo(map);
};

outreach.areaShape = (page, rings, style) => L.polygon(rings, { renderer: page.areaRenderer, pane: "areas", interactive: false, smoothFactor: 0.5, ...style });

outreach.redrawShading = function (page) {
  const { shades, state, data } = page;
  shades.clearLayers();
  if (state.form !== "shading") return;
  const byColor = new Map();
  for (const site of data.sites) {
    if (!site.rings) continue;
    const color = outreach.colorOf(page, outreach.valuesOf(page, [site], state.day)) || "#fff";
    if (!byColor.has(color)) byColor.set(color, []);
    byColor.get(color).push(site.rings);
  }
  for (const [color, rings] of byColor) shades.addLayer(outreach.areaShape(page, rings, { fillColor: color, fillOpacity: 0.9, color: "#8d79b8", weight: 0.6 }));
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
  pane.style.zIndex = 200;
  const credit = outreach.element("span", {}, data.tiles.credit).innerHTML;
  L.control.attribution({ prefix: false }).addTo(map);
  return L.tileLayer(data.tiles.url, { pane: "tiles", attribution: credit, maxZoom: 15, opacity: 0.6 }).addTo(map);
};
