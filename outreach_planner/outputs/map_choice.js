// The chosen trip: lit on the map, in the calendar and in the list, wherever it was chosen.
"use strict";

outreach.choose = function (page, trip, from) {
  const { map, data, state } = page;
  state.trip = trip;
  state.day = null;
  document.body.classList.toggle("chosen", trip !== null);
  for (const button of document.querySelectorAll("button[data-trip]")) {
    button.setAttribute("aria-pressed", String(trip !== null && Number(button.dataset.trip) === trip));
  }
  if (trip !== null) {
    outreach.showInList(trip);
    if (from !== "stop") {
      map.closePopup();
      const points = data.trips[trip].lines.flatMap((line) => line.slice(2).map((point) => data.points[point]));
      const places = data.trips[trip].visits.map((visit) => data.places[visit.place].at);
      if (from !== "map") outreach.fit(page, [...points, ...places]);
    }
    if (from === "list" && matchMedia("(max-width: 900px)").matches) document.querySelector(".map").scrollIntoView();
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
  if (!item || list.scrollHeight <= list.clientHeight) return;
  const top = item.offsetTop - list.offsetTop;
  if (top < list.scrollTop || top + item.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = top - 40;
};

outreach.wireChoice = function (page) {
  for (const button of document.querySelectorAll("button[data-trip]")) {
    const from = button.closest(".agenda") ? "list" : "calendar";
    button.addEventListener("click", () => {
      const trip = Number(button.dataset.trip);
      outreach.choose(page, page.state.trip === trip ? null : trip, page.state.trip === trip ? "all" : from);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (document.activeElement && document.activeElement.closest(".leaflet-popup")) page.map.getContainer().focus();
    page.map.closePopup();
    if (page.state.trip !== null || page.state.day !== null) outreach.choose(page, null, "all");
  });
};
