// Where the focus goes: to what is wrong, to the part that is new, to the field one came back for.
(() => {
  "use strict";
  const KOP = "h1, h2, h3, legend, caption";
  const FOUT = "Fout: ";
  const TE_FOCUSSEN = "a, button, input, select, textarea, summary, [tabindex]";

  function richt(element) {
    if (!element) return;
    if (!element.matches(TE_FOCUSSEN)) element.setAttribute("tabindex", "-1");
    element.focus();
  }

  function titel(heeftFouten) {
    const kaal = document.title.replace(FOUT, "");
    document.title = heeftFouten ? FOUT + kaal : kaal;
  }

  function bijAnker() {
    const naar = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (naar && naar.matches("input, select, textarea, button")) richt(naar);
  }

  function begin() {
    const lijst = document.querySelector("[data-fouten]");
    if (lijst) richt(lijst);
    else bijAnker();
  }

  // A part that only reports (saved, counted, found) never takes the focus.
  const meldt = (element) => Boolean(element.closest('[role="status"], [data-geen-focus]'));

  let opvang = null;
  function voorWissel(event) {
    const { target } = event.detail;
    const omgeving = meldt(target) ? null : target.parentElement?.closest("section, form, main");
    opvang = omgeving ? omgeving.querySelector(KOP) : null;
  }

  function naWissel(event) {
    const elt = event.detail.elt;
    const nieuw = elt === document.body ? document.querySelector("main") : elt;
    if (!nieuw?.isConnected || meldt(nieuw)) return;
    const lijst = nieuw.matches("[data-fouten]") ? nieuw : nieuw.querySelector("[data-fouten]");
    titel(Boolean(lijst || document.querySelector("[data-fouten]")));
    richt(lijst || (nieuw.matches(KOP) ? nieuw : nieuw.querySelector(KOP)));
  }

  // What was removed leaves no new part: then the heading of the list it stood in.
  function naVerzoek() {
    setTimeout(() => {
      if (document.activeElement === document.body && opvang?.isConnected) richt(opvang);
    }, 50);
  }

  function mislukt(event) {
    if (meldt(event.detail.elt)) return; // nobody asked for it: its link is still there
    const plek = document.getElementById("meldingen");
    if (!plek) return;
    const tekst = document.createElement("p");
    tekst.className = "w-note w-note--warning w-note--kaal";
    tekst.textContent = "Dat is niet gelukt. Wat u schreef, staat er nog. Probeer het opnieuw.";
    plek.replaceChildren(tekst);
  }

  document.addEventListener("DOMContentLoaded", begin);
  window.addEventListener("hashchange", bijAnker);
  document.addEventListener("htmx:beforeSwap", voorWissel);
  document.addEventListener("htmx:afterSettle", naWissel);
  document.addEventListener("htmx:afterRequest", naVerzoek);
  for (const soort of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(soort, mislukt);
  }
})();
