// The search box: places, districts, campuses and kabupaten by any part of their name.
"use strict";

outreach.found = function (page, text) {
  const plain = (name) => name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLocaleLowerCase();
  const wanted = plain(text.trim());
  if (!wanted) return [];
  const { data } = page;
  const all = [
    ...data.places.map((place, number) => ({ name: place.name, about: `${place.kind} · ${place.kabupaten}`, place: number })),
    ...data.sites.filter((site) => !site.campus).map((site) => ({ name: site.name, about: `${data.words.district} · ${data.kabupaten[site.kabupaten]}`, site })),
    ...data.proposed.map((site) => ({ name: site.name, about: data.words.proposed_rank.replace("{rank}", site.rank), proposed: site })),
    ...data.kabupaten.map((name, kabupaten) => ({ name, about: data.words.kabupaten, kabupaten })),
  ];
  const rank = (name) => plain(name).startsWith(wanted) ? 0 : plain(name).includes(` ${wanted}`) ? 1 : 2;
  return all.filter((each) => plain(each.name).includes(wanted)).sort((a, b) => rank(a.name) - rank(b.name) || a.name.localeCompare(b.name));
};

outreach.goTo = function (page, found) {
  const { data, map } = page;
  if (page.state.trip !== null) outreach.choose(page, null, "search");
  if (found.kabupaten !== undefined) {
    map.closePopup();
    outreach.fit(page, data.sites.filter((site) => site.kabupaten === found.kabupaten).map((site) => site.at));
    return;
  }
  const at = (found.site || found.proposed || data.places[found.place]).at;
  map.setView(at, Math.max(map.getZoom(), 10.5), { animate: false });
  if (found.site) outreach.popup(page, at, outreach.siteContent(page, [found.site]));
  else if (found.proposed) outreach.popup(page, at, outreach.aboutProposed(page, found.proposed));
  else outreach.popup(page, at, outreach.placeContent(page, found.place));
};

// A place with its visits in the whole month.
outreach.placeContent = function (page, number) {
  const place = page.data.places[number];
  const content = outreach.aboutPlace(place);
  for (const trip of page.data.trips) {
    for (const visit of trip.visits.filter((each) => each.place === number)) content.append(...outreach.visitContent(visit, trip.team));
  }
  return content;
};

outreach.wireSearch = function (page) {
  const box = document.getElementById("search");
  const list = document.getElementById("search-list");
  const told = document.getElementById("search-told");
  const { words } = page.data;
  let shown = [];
  let marked = -1;
  const close = () => { list.hidden = true; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); };
  const mark = (number) => {
    marked = number;
    [...list.children].forEach((item, each) => item.setAttribute("aria-selected", String(each === number)));
    if (number >= 0) { box.setAttribute("aria-activedescendant", list.children[number].id); list.children[number].scrollIntoView({ block: "nearest" }); }
  };
  const take = (number) => {
    if (!shown[number]) return;
    box.value = shown[number].name;
    close();
    outreach.goTo(page, shown[number]);
  };
  const write = () => {
    const found = outreach.found(page, box.value);
    shown = found.slice(0, 8);
    list.replaceChildren(...shown.map((each, number) => {
      const item = outreach.element("li", { role: "option", id: `found-${number}`, "aria-selected": "false" }, outreach.name(each.name), " ", outreach.element("small", {}, outreach.name(each.about)));
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(number); });
      return item;
    }));
    told.textContent = box.value.trim() ? (found.length ? words.search_count.replace("{count}", found.length) : words.search_none) : "";
    list.hidden = !shown.length;
    box.setAttribute("aria-expanded", String(shown.length > 0));
    mark(shown.length ? 0 : -1);
  };
  box.addEventListener("input", write);
  box.addEventListener("focus", write);
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (shown.length) mark((marked + (event.key === "ArrowDown" ? 1 : shown.length - 1)) % shown.length);
    } else if (event.key === "Enter") take(marked);
    else if (event.key === "Escape") { event.stopPropagation(); box.value = ""; write(); }
  });
};
