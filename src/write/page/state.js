// What the reader chose, in one place; whoever shows something of it is told when it changes.

export const state = {
  off: new Set(),   // switches: "family:money", "kind:person", "sure:disputed", "change:same"
  undated: true,    // relations without a date are shown at every date
  stop: 0,          // of the slider
  day: null,        // its day; null: whatever the date
  when: "",         // and what that is called
  earlier: false,   // it is not the last
  chosen: null,     // {node} or {edges: [...]}
};
const watchers = [];

export const watch = watcher => watchers.push(watcher);
export function change(changes, ...how) {
  Object.assign(state, changes);
  for (const watcher of watchers) watcher(Object.keys(changes), ...how);
}
