// A form with a file: shows that it is under way. The form itself goes as any form does.
(() => {
  "use strict";

  function toon(formulier) {
    const stand = document.querySelector("[data-voortgang]");
    const bestand = formulier.querySelector("input[type='file']");
    if (stand && bestand && bestand.files.length) stand.hidden = false;
  }

  function begin() {
    for (const formulier of document.querySelectorAll("form[data-verstuurt]")) {
      formulier.addEventListener("submit", () => toon(formulier), { once: true });
    }
  }
  document.addEventListener("DOMContentLoaded", begin);
})();
