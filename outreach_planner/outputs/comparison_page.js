// The comparison: one map a plan, moved and played together.
"use strict";

outreach.start = function (maps, data) {
  const comparedSites = data.plans.flatMap((plan) => plan.sites);
  const wholes = data.plans.map(outreach.whole);
  const whole = (number) => data.together ? wholes.reduce((all, each) => all.extend(each), L.latLngBounds([])) : wholes[number];
  const pages = maps.map((map, number) => outreach.begin(map, data.plans[number], { prefix: `[data-plan="${number}"] `, isFirst: number === 0, comparedSites, whole: whole(number) }));
  if (data.together) outreach.moveTogether(maps);
  outreach.wireLook(pages);
  outreach.wirePlayer(pages, data.days, data.words);
  outreach.wireEscape(pages);
  for (const page of pages) page.refresh();
  outreach.wireLayers(pages);
  outreach.wirePrint(pages);
  outreach.wireTabs(pages);
  if (matchMedia("(max-width: 900px)").matches) for (const part of document.querySelectorAll("details")) part.open = false;
  outreach.pages = pages;
};

// On a phone the maps lie on each other, so that a tap shows the same view of another plan.
outreach.wireTabs = function (pages) {
  const buttons = [...document.querySelectorAll("[data-show]")];
  for (const button of buttons) {
    button.addEventListener("click", () => {
      for (const each of buttons) each.setAttribute("aria-pressed", String(each === button));
      document.querySelectorAll(".one").forEach((one, number) => one.classList.toggle("shown", String(number) === button.dataset.show));
      for (const page of pages) page.placeNames();
    });
    pages[button.dataset.show].show = () => { if (button.getAttribute("aria-pressed") !== "true") button.click(); };
  }
};
