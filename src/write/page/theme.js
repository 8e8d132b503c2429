// Light and dark: as the reader's system has it, until the reader says otherwise.
import {$} from "./dom.js";

const root = document.documentElement, dark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;

function name() {
  $("theme").textContent = isDark() ? "Light" : "Dark";
  $("theme").setAttribute("aria-label", `${isDark() ? "Light" : "Dark"} colours`);
}

export function startTheme() {
  $("theme").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    name();
  });
  dark.addEventListener("change", name);
  name();
}
