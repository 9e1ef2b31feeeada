// The page: everything is drawn once, and redrawn when the chosen trip or day changes.
"use strict";

outreach.start = function (map, data) {
  const locale = data.lang === "id" ? "id-ID" : "en-GB";
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const page = {
    map,
    data,
    state: { trip: null, day: null },
    renderer: null,
    number: (value) => whole.format(value),
    percent: (share) => `${tenth.format(100 * share)} %`,
  };
  const narrow = matchMedia("(max-width: 900px)");
  document.querySelector(".legend").open = !narrow.matches;
  map.invalidateSize(false);
  map.getContainer().setAttribute("role", "group");
  map.getContainer().setAttribute("aria-label", data.words.map);
  outreach.panes(map);
  // On a screen one canvas holds all lines and circles; on paper a canvas hides what lies below, so there they are shapes.
  const canvas = L.canvas({ padding: 0.5, tolerance: 4 });
  const shapes = L.svg({ padding: 0.5 });
  page.renderer = canvas;
  outreach.fit(page);
  outreach.controls(page);
  const layers = { roads: outreach.drawRoads(page), demand: outreach.drawCircles(page) };
  Object.assign(layers, outreach.drawPlaces(page));
  layers.stops = outreach.drawTrips(page);
  layers.names = outreach.drawNames(page);
  outreach.wireChoice(page);
  outreach.wirePlayer(page);
  page.refresh = () => {
    page.redrawCircles();
    page.redrawPlaces();
    page.redrawStops();
    page.writeDay();
  };
  page.refresh();
  for (const box of document.querySelectorAll("[data-layer]")) {
    box.addEventListener("change", () => {
      const layer = layers[box.dataset.layer];
      if (box.checked) map.addLayer(layer);
      else map.removeLayer(layer);
      page.placeNames();
    });
  }
  for (const [event, printing] of [["beforeprint", true], ["afterprint", false]]) {
    addEventListener(event, () => {
      document.body.classList.toggle("printing", printing);
      if (printing) document.querySelector(".legend").open = true;
      map.invalidateSize(false);
      outreach.fit(page);
      page.renderer = printing ? shapes : canvas;
      page.refresh();
    });
  }
  outreach.page = page;
};
