// Names on the map, the most important first; a name that would touch another or a stop stays away.
"use strict";

outreach.drawNames = function (page) {
  const layer = L.layerGroup().addTo(page.map);
  const names = page.data.names.map((name) => {
    const text = outreach.element("div", { class: `name ${name.rank}`, dir: "auto", "aria-hidden": "true" }, name.text);
    const holder = outreach.element("div", {}, text);
    const marker = L.marker(name.at, { icon: L.divIcon({ className: "", html: holder, iconSize: [0, 0] }), interactive: false, keyboard: false, pane: "names" });
    marker.addTo(layer);
    return { ...name, text };
  });
  // Measured once and together: to measure between changes would lay the page out each time.
  for (const name of names) Object.assign(name, { width: name.text.offsetWidth + 6, height: name.text.offsetHeight });
  page.placeNames = () => outreach.placeNames(page, names);
  page.map.on("zoomend moveend resize", page.placeNames);
  return layer;
};

outreach.placeNames = function (page, names) {
  const { map } = page;
  const frame = map.getContainer().getBoundingClientRect();
  const taken = [...map.getContainer().querySelectorAll(".stop, .counter, .leaflet-control"), ...document.querySelectorAll(".legend")].map((each) => each.getBoundingClientRect());
  const zoom = map.getZoom();
  const most = zoom < 8.6 ? 34 : zoom < 9.6 ? 60 : Infinity;
  const free = (box) => taken.every((other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
  const scale = outreach.scaleOf(page);
  let shown = 0;
  for (const name of names) {
    const { width, height } = name;
    const edge = Math.max(5, name.people ? scale * Math.sqrt(name.people) : 0);
    const spots = name.rank === "kabupaten"
      ? [[0, 0], [0, -26], [0, 26], [0, -44], [0, 44], [40, -26], [-40, 26]]
      : [[0, -edge - 10], [0, edge + 10], [width / 2 + edge + 3, 0], [-width / 2 - edge - 3, 0], [0, -edge - 18], [0, edge + 18]];
    const at = map.latLngToContainerPoint(name.at);
    const fits = spots.find(([right, down]) => {
      const left = frame.left + at.x + right - width / 2;
      const top = frame.top + at.y + down - height / 2;
      const box = { left, top, right: left + width, bottom: top + height };
      const inside = box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom;
      if (!inside || !free(box)) return false;
      taken.push(box);
      return true;
    });
    const show = fits && (shown < most || name.rank === "kabupaten");
    name.text.style.display = show ? "" : "none";
    if (show) {
      shown += 1;
      name.text.style.left = `${fits[0]}px`;
      name.text.style.top = `${fits[1]}px`;
    } else if (fits) taken.pop();
  }
};
