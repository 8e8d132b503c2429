// Begins: everything is there without a script, this makes it live.
import {sayCounts, showSwitches, sift, startFilters} from "./filter.js";
import {showLink, startLink} from "./link.js";
import {close, comeToPanel, showPanel} from "./panel.js";
import {startSearch} from "./search.js";
import {watch} from "./state.js";
import {showRow, startTable} from "./table.js";
import {startTheme} from "./theme.js";
import {showTime, startTime} from "./time.js";
import {draw, showChosen, startView} from "./view.js";

const choices = ["off", "undated", "stop", "day"];

function show(keys, how) {
  if (keys.some(key => choices.includes(key))) {
    sift();
    draw();
    showSwitches();
    showTime();
    sayCounts();
  }
  showPanel();
  if (keys.includes("chosen")) {
    showChosen();
    showRow();
  }
  if (how !== "link") {
    showLink(keys);
    comeToPanel(how);
  }
}

document.documentElement.classList.add("script");
startTheme();
startTime();
startView();
startFilters();
startSearch();
startTable();
watch(show);
show(choices, "link");
startLink();
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && !event.defaultPrevented) close();
});
