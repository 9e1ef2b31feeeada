// Maps that are moved as one.
"use strict";

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
