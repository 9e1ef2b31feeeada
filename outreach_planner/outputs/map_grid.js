// Finding what lies near without asking everything: boxes and points sorted into squares of the screen.
"use strict";

outreach.square = 64;

// Boxes that are taken; ``isFree`` tells whether another touches none of them.
outreach.boxes = function () {
  const squares = new Map();
  const over = (box, act) => {
    for (let x = Math.floor(box.left / outreach.square); x <= Math.floor(box.right / outreach.square); x += 1) {
      for (let y = Math.floor(box.top / outreach.square); y <= Math.floor(box.bottom / outreach.square); y += 1) {
        if (act(`${x},${y}`)) return true;
      }
    }
    return false;
  };
  const touch = (box, other) => !(box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
  return {
    take: (box) => over(box, (key) => {
      if (!squares.has(key)) squares.set(key, []);
      squares.get(key).push(box);
    }),
    isFree: (box) => !over(box, (key) => (squares.get(key) || []).some((other) => touch(box, other))),
  };
};

// Gather things that would stand closer than a few pixels; things are taken in order, each joins the first near it.
// ``reach`` is how far off, in pixels, a group can stand that a thing may join, with the most people of any group so far.
outreach.gather = function (map, things, near, reach) {
  const groups = [];
  const squares = new Map();
  let most = 0;
  for (const thing of things) {
    const point = map.project(thing.at);
    const far = reach(thing, most);
    let found = null;
    for (let x = Math.floor((point.x - far) / outreach.square); x <= Math.floor((point.x + far) / outreach.square); x += 1) {
      for (let y = Math.floor((point.y - far) / outreach.square); y <= Math.floor((point.y + far) / outreach.square); y += 1) {
        for (const group of squares.get(`${x},${y}`) || []) {
          if ((found === null || group.number < found.number) && near(group, thing, point)) found = group;
        }
      }
    }
    if (found) {
      found.members.push(thing);
      found.people += thing.sought || 0;
    } else {
      found = { number: groups.length, point, at: thing.at, members: [thing], people: thing.sought || 0 };
      groups.push(found);
      const key = `${Math.floor(point.x / outreach.square)},${Math.floor(point.y / outreach.square)}`;
      if (!squares.has(key)) squares.set(key, []);
      squares.get(key).push(found);
    }
    most = Math.max(most, found.people);
  }
  return groups;
};
