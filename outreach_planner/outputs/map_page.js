// The page of one plan.
"use strict";

outreach.start = function ([map], data) {
  const legend = document.querySelector(".legend");
  legend.open = !matchMedia("(max-width: 900px)").matches;
  const page = outreach.begin(map, data, { legend });
  outreach.wireLook([page]);
  outreach.wirePlayer([page], data.days, data.words);
  outreach.wireEscape([page]);
  page.refresh();
  outreach.wireLayers([page]);
  outreach.wirePrint([page]);
  outreach.wireSearch(page);
  outreach.wireDistricts(page);
  outreach.page = page;
};
