// One map: everything is drawn once, and redrawn when the chosen trip, day or measure changes.
"use strict";

// ``prefix`` selects what on the page belongs to this map (empty: all of it); ``comparedSites`` set its scales, ``whole`` what it shows at first.
outreach.begin = function (map, data, { prefix = "", legend = null, isFirst = true, comparedSites = data.sites, whole = outreach.whole(data) } = {}) {
  const locale = data.lang === "id" ? "id-ID" : "en-GB";
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const short = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const page = {
    map,
    data,
    prefix,
    legend,
    isFirst,
    comparedSites,
    whole,
    state: { trip: null, day: null, measure: "share", form: "circles" },
    renderer: null,
    number: (value) => integer.format(value),
    short: (value) => short.format(value),
    percent: (share) => `${tenth.format(100 * share)}\u00a0%`,
    light: () => {},
  };
  map.invalidateSize(false);
  map.getContainer().setAttribute("role", "group");
  map.getContainer().setAttribute("aria-label", data.title || data.words.map);
  outreach.panes(map);
  // On a screen one canvas holds all lines and circles; on paper a canvas hides what lies below, so there they are shapes.
  page.onScreen = L.canvas({ padding: 0.5, tolerance: 4 });
  page.onPaper = L.svg({ padding: 0.5 });
  page.renderer = page.onScreen;
  outreach.fit(page);
  outreach.controls(page);
  page.layers = { tiles: outreach.drawTiles(page), water: outreach.drawWater(page), areas: outreach.drawShading(page), roads: outreach.drawRoads(page), demand: outreach.drawCircles(page) };
  Object.assign(page.layers, outreach.drawPlaces(page));
  page.layers.proposed = outreach.drawProposed(page);
  page.layers.stops = outreach.drawTrips(page);
  page.layers.names = outreach.drawNames(page);
  outreach.wireChoice(page);
  page.refresh = () => {
    page.happenings = outreach.happenings(page);
    page.redrawShading();
    page.redrawCircles();
    page.redrawLines();
    page.redrawPlaces();
    page.redrawStops();
    page.writeDay();
  };
  return page;
};

outreach.wireLayers = function (pages) {
  for (const box of document.querySelectorAll("[data-layer]")) {
    const show = () => {
      for (const page of pages) {
        const layer = page.layers[box.dataset.layer];
        if (!layer) continue;
        if (box.checked) page.map.addLayer(layer);
        else page.map.removeLayer(layer);
        page.redrawShading();
        page.placeNames();
      }
    };
    box.addEventListener("change", show);
    if (!box.checked) show();
  }
};

outreach.wirePrint = function (pages) {
  for (const [event, printing] of [["beforeprint", true], ["afterprint", false]]) {
    addEventListener(event, () => {
      document.body.classList.toggle("printing", printing);
      if (printing) for (const part of document.querySelectorAll("details.long, .legend")) part.open = true;
      for (const page of pages) {
        page.map.invalidateSize(false);
        outreach.fit(page);
        page.renderer = printing ? page.onPaper : page.onScreen;
      }
      for (const page of pages) page.refresh();
    });
  }
};
