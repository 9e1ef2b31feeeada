// The maps of the answer about fixed sites: minutes to the nearest counter, or whose catchment, before and after.
"use strict";

outreach.bandColours = ["#1a7f4b", "#8cc665", "#f2c84b", "#e07b39", "#b23a48", "#7a2048"];
outreach.catchmentColours = ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#997700", "#44bb99"];
outreach.nobody = "#c9c9c9";

outreach.start = function (maps, data) {
  const shown = { count: "today", season: "rainy", colour: "minutes" };
  const pages = maps.map((map) => outreach.ground(map, data));
  let wasAlone = false;
  outreach.moveTogether(maps);
  // A phone begins with the answer, the map and the curve; what else is open on a desk opens at its title.
  if (innerWidth <= 600) for (const each of document.querySelectorAll("details.desk")) each.open = false;
  const draw = () => {
    // Today's map stands once: where nothing opens there is nothing to compare.
    const alone = document.querySelector(".maps").classList.toggle("alone", shown.count === "today");
    if (alone !== wasAlone) for (const { map } of pages) map.invalidateSize(false);
    if (alone !== wasAlone) for (const page of pages) outreach.fit(page);
    wasAlone = alone;
    pages[0].show("today", shown);
    pages[1].show(shown.count, shown);
    document.getElementById("chosen").textContent = data.choices[shown.count].label;
    outreach.writeKeys(data, pages, shown);
  };
  for (const kind of Object.keys(shown)) {
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
  const fitted = () => {
    for (const { map } of pages) map.invalidateSize(false);
    for (const page of pages) outreach.fit(page);
    draw();
  };
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== width) fitted(); // turned, or a map shown that was hidden; a phone's bars change the height only
    width = innerWidth;
  });
  for (const [event, printing] of [["beforeprint", true], ["afterprint", false]]) {
    addEventListener(event, () => {
      document.body.classList.toggle("printing", printing);
      fitted();
    });
  }
  fitted();
};

// What stays the same on a map: land, water, roads.
outreach.ground = function (map, data) {
  const page = { map, data, whole: L.latLngBounds(data.sites.flatMap((site) => site.rings.flat())), layers: {}, legend: null, kabupatenNames: data.names };
  outreach.panes(map);
  map.createPane("lands").style.zIndex = 335;
  const land = L.svg({ pane: "lands", padding: 0.5 });
  outreach.fit(page);
  outreach.controls(page);
  page.lands = data.sites.map((site) => L.polygon(site.rings, { renderer: land, pane: "lands", weight: 0.6, color: "#5b6670", fillOpacity: 0.75 }).addTo(map));
  page.layers.water = outreach.drawWater(page);
  outreach.drawRoads(page);
  page.marks = L.layerGroup().addTo(map);
  map.on("moveend", () => {
    outreach.placeLabels(page);
    if (page.placeNames) page.placeNames();
  });
  page.show = (count, shown) => outreach.show(page, count, shown);
  return page;
};

outreach.bandOf = function (data, minutes) {
  const found = data.bands.findIndex((most) => minutes <= most);
  return Math.min(found < 0 ? data.bands.length : found, outreach.bandColours.length - 1);
};

// Every counter keeps its colour, whatever is chosen.
outreach.ownerColour = function (data, place) {
  const owners = [...new Set([...data.counters, ...Object.values(data.choices).flatMap((choice) => choice.sites)])];
  return outreach.catchmentColours[owners.indexOf(place) % outreach.catchmentColours.length];
};

outreach.show = function (page, count, shown) {
  const { data, lands } = page;
  const choice = data.choices[count];
  page.used = new Set();
  choice[shown.season].forEach(([minutes, place], number) => {
    const site = data.sites[number];
    if (place) page.used.add(place);
    const byMinutes = shown.colour === "minutes";
    const colour = minutes === null ? outreach.nobody : byMinutes ? outreach.bandColours[outreach.bandOf(data, minutes)] : outreach.ownerColour(data, place);
    const said = minutes === null ? data.words.unreached : `${Math.round(minutes)} ${data.words.minutes} (${data.places[place].name})`;
    lands[number].setStyle({ fillColor: colour }).unbindTooltip();
    lands[number].bindTooltip(outreach.name(`${site.name}, ${data.kabupaten[site.kabupaten]}: ${said}`), { sticky: true });
  });
  outreach.mark(page, choice);
  outreach.placeLabels(page);
  outreach.nameAll(page, choice);
};

outreach.mark = function (page, choice) {
  const { data, marks } = page;
  marks.clearLayers();
  for (const each of data.candidates.filter((candidate) => !choice.sites.includes(candidate.place))) {
    const icon = L.divIcon({ className: "", html: outreach.element("div", { class: "counter dot" }), iconSize: null });
    L.marker(data.places[each.place].at, { icon, pane: "counters", keyboard: false })
      .bindTooltip(outreach.name(`${data.words.candidate} ${each.rank}: ${each.name}`)).addTo(marks);
  }
  const put = (place, words, made) => {
    const icon = L.divIcon({ className: "", html: made, iconSize: null });
    L.marker(data.places[place].at, { icon, pane: "stops", keyboard: false, title: `${words}: ${data.places[place].name}` }).addTo(marks);
  };
  for (const place of data.counters.filter((each) => !choice.closed.includes(each))) {
    put(place, data.words.today_counter, outreach.element("div", { class: "counter" }, outreach.glyph(place === data.office ? "office" : "counter")));
  }
  for (const place of choice.sites) {
    const rank = data.candidates.find((each) => each.place === place);
    const label = outreach.element("div", { class: "stop site" }, outreach.name(data.places[place].name));
    put(place, data.words.new_site, outreach.element("div", {}, outreach.element("div", { class: "counter proposed" }, outreach.element("span", {}, rank ? rank.rank : "")), label));
  }
};

// A new site's label stands over it, or beside or under it where a control, an edge or another label is in its way.
outreach.placeLabels = function ({ map }) {
  const frame = map.getContainer().getBoundingClientRect();
  const taken = [...map.getContainer().querySelectorAll(".leaflet-control")].map((each) => each.getBoundingClientRect());
  const touches = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
  for (const label of map.getContainer().querySelectorAll(".stop.site")) {
    const stands = (side) => {
      label.className = `stop site ${side}`;
      const box = label.getBoundingClientRect();
      return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom && !taken.some((each) => touches(box, each));
    };
    if (!["", "beside", "under", "before"].some(stands)) label.className = "stop site";
    taken.push(label.getBoundingClientRect());
  }
};

// Names of what is open, then of the best candidates as far as there is room.
outreach.nameAll = function (page, choice) {
  const { data, map } = page;
  if (page.layers.names) {
    map.off("resize", page.placeNames);
    map.removeLayer(page.layers.names);
  }
  const open = [...choice.sites, ...data.counters.filter((each) => !choice.closed.includes(each))];
  const others = data.candidates.filter((each) => !open.includes(each.place)).slice(0, data.most_named);
  const named = [
    ...open.filter((place) => !choice.sites.includes(place)).map((place) => ({ text: data.places[place].name, at: data.places[place].at, rank: "visited" })),
    ...others.map((each) => ({ text: `${each.rank} ${each.name}`, at: data.places[each.place].at, rank: "district" })),
  ];
  page.data = { ...data, names: [...page.kabupatenNames, ...named] };
  page.layers.names = outreach.drawNames(page);
  page.placeNames();
};

outreach.writeKeys = function (data, pages, shown) {
  const { bands, words } = data;
  const used = new Set(pages.flatMap((page) => [...page.used]));
  const owners = [...new Set([...data.counters, ...Object.values(data.choices).flatMap((choice) => choice.sites)])];
  const colours = shown.colour === "minutes"
    ? [...bands.map((most, number) => [outreach.bandColours[number], `≤ ${most} ${words.minutes}`]), [outreach.bandColours[bands.length], words.beyond]]
    : owners.filter((place) => used.has(place)).map((place) => [outreach.ownerColour(data, place), data.places[place].name]);
  const key = (mark, name) => outreach.element("li", {}, mark, outreach.name(name));
  const square = (colour) => outreach.element("i", { style: `background: ${colour}` });
  document.getElementById("legend").replaceChildren(
    ...[...colours, [outreach.nobody, words.unreached]].map(([colour, name]) => key(square(colour), name)),
    key(outreach.glyph("counter"), words.today_counter),
    key(outreach.element("i", { class: "diamond" }), words.new_site),
    key(outreach.element("i", { class: "round" }), words.candidate),
  );
};
