// The chosen trip: lit on the map, in the calendar and in the list, wherever it was chosen.
"use strict";

outreach.choose = function (page, trip, from) {
  if (from !== "player" && outreach.stopPlaying) outreach.stopPlaying();
  const { map, data, state } = page;
  state.trip = trip;
  state.day = null;
  outreach.suitDay();
  for (const part of document.querySelectorAll(page.prefix || "body")) part.classList.toggle("chosen", trip !== null);
  for (const button of document.querySelectorAll(`${page.prefix}button[data-trip]`)) {
    button.setAttribute("aria-pressed", String(trip !== null && Number(button.dataset.trip) === trip));
  }
  if (trip !== null) {
    if (page.show) page.show();
    outreach.showInList(trip);
    if (from !== "stop") {
      map.closePopup();
      const points = data.trips[trip].lines.flatMap((line) => line.slice(2).map((point) => data.points[point]));
      const places = data.trips[trip].visits.map((visit) => data.places[visit.place].at);
      if (from !== "map") outreach.fit(page, [...points, ...places]);
    }
    if ((from === "list" || from === "calendar") && matchMedia("(max-width: 900px)").matches) map.getContainer().scrollIntoView({ block: "nearest" });
  } else if (from === "all") {
    map.closePopup();
    outreach.fit(page);
  }
  page.refresh();
};

// Bring the trip into view in the list where the list scrolls by itself; never scroll the page away.
outreach.showInList = function (trip) {
  const list = document.querySelector("aside");
  const item = document.querySelector(`.agenda > li[data-trip="${trip}"]`);
  if (!list || !item || list.scrollHeight <= list.clientHeight) return;
  const top = item.offsetTop - list.offsetTop;
  if (top < list.scrollTop || top + item.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = top - 40;
};

outreach.wireChoice = function (page) {
  for (const button of document.querySelectorAll(`${page.prefix}button[data-trip]`)) {
    const from = button.closest(".agenda") ? "list" : "calendar";
    const trip = Number(button.dataset.trip);
    button.addEventListener("click", () => outreach.choose(page, page.state.trip === trip ? null : trip, page.state.trip === trip ? "all" : from));
    button.addEventListener("mouseenter", () => page.light(trip));
    button.addEventListener("mouseleave", () => page.light(null));
  }
  page.light = (trip) => {
    for (const button of document.querySelectorAll(`${page.prefix}button[data-trip]`)) button.classList.toggle("near", Number(button.dataset.trip) === trip);
    page.map.getContainer().classList.toggle("lighting", trip !== null);
    for (const part of page.map.getContainer().querySelectorAll(".stop, .stop span")) part.classList.toggle("lit", trip !== null && part.dataset.trips.split(" ").includes(String(trip)));
    page.lightLines(trip);
  };
};

outreach.wireEscape = function (pages) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (outreach.stopPlaying) outreach.stopPlaying();
    for (const page of pages) {
      if (document.activeElement && document.activeElement.closest(".leaflet-popup")) page.map.getContainer().focus();
      page.map.closePopup();
      if (page.state.trip !== null || page.state.day !== null) outreach.choose(page, null, "all");
    }
  });
};
