// The comparison: one map a plan, moved and played together.
"use strict";

outreach.start = function (maps, data) {
  const comparedSites = data.plans.flatMap((plan) => plan.sites);
  const pages = maps.map((map, number) => outreach.begin(map, data.plans[number], { prefix: `[data-plan="${number}"] `, isFirst: number === 0, comparedSites }));
  if (data.together) outreach.moveTogether(maps);
  outreach.wireLook(pages);
  outreach.wirePlayer(pages, data.days, data.words);
  outreach.wireEscape(pages);
  for (const page of pages) page.refresh();
  outreach.wireLayers(pages);
  outreach.wirePrint(pages);
  outreach.pages = pages;
};

// Whichever map is moved, the others show the same.
outreach.moveTogether = function (maps) {
  let following = false;
  for (const map of maps) {
    map.on("move", () => {
      if (following) return;
      following = true;
      for (const other of maps) if (other !== map) other.setView(map.getCenter(), map.getZoom(), { animate: false });
      following = false;
    });
  }
};
