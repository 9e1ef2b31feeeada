// Maps that are moved as one.
"use strict";

// Whichever map is moved, the others show the same. One that is hidden has no size, and so no place to show.
outreach.moveTogether = function (maps) {
  const seen = (map) => map.getContainer().offsetWidth > 0;
  let following = false;
  for (const map of maps) {
    map.on("move", () => {
      if (following || !seen(map)) return;
      following = true;
      for (const other of maps) if (other !== map && seen(other)) other.setView(map.getCenter(), map.getZoom(), { animate: false });
      following = false;
    });
  }
};
