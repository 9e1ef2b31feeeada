// The map of the answer about fixed sites: minutes to the nearest counter, or whose catchment, before and after.
"use strict";
const outreach = {};

outreach.BANDS = ["#1a7f4b", "#8cc665", "#f2c84b", "#e07b39", "#b23a48", "#7a2048"];
outreach.CATCHMENTS = ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#997700", "#44bb99"];
outreach.NOBODY = "#c9c9c9";

outreach.start = function ([map], data) {
  const shown = { count: null, season: "rainy", colour: "minutes" };
  const lands = data.lands.map((land) => L.polygon(land.rings, { weight: 0.6, color: "#5b6670", fillOpacity: 0.62 }).addTo(map));
  const widths = [1.2, 1, 1.4, 2.2];
  for (const [rank, ...line] of data.roads) {
    L.polyline(line.map((number) => data.points[number]), {
      weight: widths[rank], color: rank === 0 ? "#3d7ea6" : "#8a8379", opacity: 0.8, interactive: false, dashArray: rank === 0 ? "4 4" : null,
    }).addTo(map);
  }
  const marks = L.layerGroup().addTo(map);
  const bounds = L.latLngBounds(data.lands.flatMap((land) => land.rings.flat()));
  map.fitBounds(bounds, { padding: [6, 6] });
  L.control.zoom({ position: "topright" }).addTo(map);

  const text = (string) => { const made = document.createElement("bdi"); made.textContent = string; return made; };
  const band = function (minutes) {
    if (minutes === null) return -1;
    const found = data.bands.findIndex((most) => minutes <= most);
    return found < 0 ? data.bands.length : found;
  };
  const owners = () => [...new Set([...data.today, ...Object.values(data.choices).flatMap((choice) => choice.sites)])];
  const paint = function (place) { return outreach.CATCHMENTS[owners().indexOf(place) % outreach.CATCHMENTS.length]; };

  const legend = function (rows) {
    const list = document.getElementById("legend");
    list.replaceChildren(...rows.map(([colour, name, round]) => {
      const row = document.createElement("li");
      const key = document.createElement("i");
      key.style.background = colour;
      if (round) key.className = "round";
      row.append(key, text(name));
      return row;
    }));
  };

  const draw = function () {
    const choice = data.choices[shown.count];
    const rows = choice[shown.season];
    const used = new Set();
    rows.forEach(([minutes, place], number) => {
      const one = band(minutes);
      const colour = minutes === null ? outreach.NOBODY : shown.colour === "minutes" ? outreach.BANDS[Math.min(one, outreach.BANDS.length - 1)] : paint(place);
      if (place) used.add(place);
      const land = data.lands[number];
      const said = minutes === null ? data.words.unreached : `${Math.round(minutes)} ${data.words.minutes} (${data.places[place].name})`;
      lands[number].setStyle({ fillColor: colour });
      lands[number].unbindTooltip();
      lands[number].bindTooltip(text(`${land.name}, ${land.kabupaten}: ${said}`), { sticky: true });
    });
    marks.clearLayers();
    for (const each of data.candidates) {
      L.circleMarker(each.at, { radius: 4, weight: 1, color: "#24323f", fillColor: "#fff", fillOpacity: 0.9 })
        .bindTooltip(text(`${data.words.candidate} ${each.rank}: ${each.place}`)).addTo(marks);
    }
    for (const place of data.today.filter((each) => !choice.closed.includes(each))) {
      L.circleMarker(data.places[place].at, { radius: 7, weight: 2, color: "#fff", fillColor: "#24323f", fillOpacity: 1 })
        .bindTooltip(text(`${data.words.today_counter}: ${data.places[place].name}`)).addTo(marks);
    }
    for (const place of choice.sites) {
      L.circleMarker(data.places[place].at, { radius: 9, weight: 3, color: "#fff", fillColor: "#c2185b", fillOpacity: 1 })
        .bindTooltip(text(data.places[place].name), { permanent: true, direction: "top", offset: [0, -8] }).addTo(marks);
    }
    const keys = shown.colour === "minutes"
      ? [...data.bands.map((most, number) => [outreach.BANDS[number], `≤ ${most} ${data.words.minutes}`]), [outreach.BANDS[data.bands.length], data.words.beyond]]
      : owners().filter((place) => used.has(place)).map((place) => [paint(place), data.places[place].name]);
    legend([...keys, [outreach.NOBODY, data.words.unreached], ["#24323f", data.words.today_counter, true], ["#c2185b", data.words.new_site, true], ["#fff", data.words.candidate, true]]);
  };

  for (const kind of ["count", "season", "colour"]) {
    const buttons = [...document.querySelectorAll(`[data-${kind}]`)];
    for (const button of buttons) {
      if (button.getAttribute("aria-pressed") === "true") shown[kind] = button.dataset[kind];
      button.addEventListener("click", () => {
        shown[kind] = button.dataset[kind];
        for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
        draw();
      });
    }
  }
  draw();
};
