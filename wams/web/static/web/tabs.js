// On a telephone the tabs are a strip that scrolls: begin where one is.
(() => {
  "use strict";
  for (const hier of document.querySelectorAll(".w-tabs [aria-current]")) {
    const strip = hier.closest(".w-tabs");
    const midden = hier.offsetLeft - strip.offsetLeft - (strip.clientWidth - hier.offsetWidth) / 2;
    strip.scrollLeft = midden;
  }
})();
