// Roads by class, boat ways, rivers and the sea: drawn once, below everything that changes.
"use strict";

outreach.waterColors = { surface: "#d5e4ec", river: "#84b3cf" };

outreach.drawRoads = function (page) {
  const { data, map } = page;
  const renderer = L.svg({ pane: "roads", padding: 0.5 });
  const styles = [
    { color: "#4f86ab", weight: 1.4, dashArray: "2 4" },
    { color: "#bdb199", weight: 0.9 },
    { color: "#b3a587", weight: 1.5 },
    { color: "#a3936f", weight: 2.4 },
  ];
  const roads = L.layerGroup();
  styles.forEach((style, rank) => {
    const lines = data.roads.filter((road) => road[0] === rank).map((road) => road.slice(1).map((point) => data.points[point]));
    if (lines.length) L.polyline(lines, { ...style, renderer, pane: "roads", interactive: false }).addTo(roads);
  });
  return roads.addTo(map);
};

outreach.drawWater = function (page) {
  const { data, map } = page;
  const { surfaces, rivers } = data.water;
  const water = L.layerGroup();
  const plain = { interactive: false, smoothFactor: 0.5 };
  if (surfaces.length) {
    L.polygon(surfaces, { ...plain, renderer: L.svg({ pane: "water", padding: 0.5 }), pane: "water", stroke: false, fillColor: outreach.waterColors.surface, fillOpacity: 1 }).addTo(water);
  }
  const lines = rivers.flatMap((river) => river.lines);
  if (lines.length) {
    // Above the land, below the roads.
    const pane = map.createPane("rivers");
    Object.assign(pane.style, { zIndex: 345, pointerEvents: "none" });
    L.polyline(lines, { ...plain, renderer: L.svg({ pane: "rivers", padding: 0.5 }), pane: "rivers", color: outreach.waterColors.river, weight: 2.6, lineCap: "round", lineJoin: "round" }).addTo(water);
  }
  // Land that is only guessed ends at the coast; the office's own outlines are shown as they are.
  if (data.guessed_land) map.getPane("water").style.zIndex = 341;
  return water.addTo(map);
};
