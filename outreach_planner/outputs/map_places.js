// Places: counters as markers, all other places as small circles on the canvas.
"use strict";

outreach.aboutPlace = (place) => outreach.element("div", {}, outreach.element("h3", {}, outreach.name(place.name)),
  outreach.element("p", { class: "about" }, place.kind, " · ", outreach.name(place.kabupaten)),
  ...(place.address ? [outreach.element("p", {}, outreach.name(place.address))] : []));

outreach.drawPlaces = function (page) {
  const { data, map } = page;
  const counters = L.layerGroup().addTo(map);
  const places = L.layerGroup();
  page.redrawPlaces = () => outreach.redrawPlaces(page, places);
  for (const place of data.places) {
    if (place.role !== "office" && place.role !== "counter") continue;
    const icon = outreach.element("div", { class: "counter" }, outreach.glyph(place.role));
    const open = () => outreach.popup(page, place.at, outreach.aboutPlace(place));
    outreach.marker(place.at, icon, `${place.name}, ${place.kind}`, "counters", open).addTo(counters);
  }
  return { counters, places };
};

outreach.redrawPlaces = function (page, places) {
  if (page.placesOn === page.renderer) return;
  page.placesOn = page.renderer;
  places.clearLayers();
  for (const place of page.data.places) {
    if (place.role === "office" || place.role === "counter") continue;
    const style = { renderer: page.renderer, radius: 3, bubblingMouseEvents: false, color: "#8b867b", weight: 1.5, fillColor: "#fff", fillOpacity: 1 };
    places.addLayer(L.circleMarker(place.at, style).on("click", () => outreach.popup(page, place.at, outreach.aboutPlace(place))));
  }
};

// Proposed sites: a diamond with its rank, apart from everything that is in use.
outreach.drawProposed = function (page) {
  const { data, map } = page;
  const sites = L.layerGroup();
  for (const site of data.proposed) {
    const icon = outreach.element("div", { class: "proposed" }, outreach.element("span", {}, String(site.rank)));
    const label = `${data.words.proposed_rank.replace("{rank}", site.rank)}: ${site.name}`;
    outreach.marker(site.at, icon, label, "counters", () => outreach.popup(page, site.at, outreach.aboutProposed(page, site))).addTo(sites);
  }
  return sites.addTo(map);
};

outreach.aboutProposed = (page, site) => outreach.element("div", {}, outreach.element("h3", {}, outreach.name(site.name)),
  outreach.element("p", { class: "about" }, page.data.words.proposed_rank.replace("{rank}", site.rank)), outreach.table(site.rows));
