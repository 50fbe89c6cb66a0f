// Drafts a form to the server: 3 s after a pause, at least every 4 s, and on leaving. Nothing stays
// in the browser. The server answers with the time: {"bewaard": "16.31"}.
(() => {
  "use strict";
  const PAUZE = 3000, UITERLIJK = 4000, TE_LANG = 10000;
  const OPNIEUW = [5000, 10000, 20000, 40000, 60000];
  const bekend = new WeakSet();

  function velden(formulier) {
    const regels = [...new FormData(formulier)].filter(([, waarde]) => typeof waarde === "string");
    return new URLSearchParams(regels).toString();
  }

  async function stuur(formulier, inhoud, weg, signal) {
    const antwoord = await fetch(formulier.action, {
      method: "POST",
      body: inhoud,
      headers: { "X-Concept": "1", "Content-Type": "application/x-www-form-urlencoded" },
      credentials: "same-origin",
      redirect: "error", // a login page is not a saved draft
      keepalive: weg && inhoud.length < 60000,
      signal,
    });
    if (!antwoord.ok) throw new Error(String(antwoord.status));
    return (await antwoord.json()).bewaard;
  }

  function volg(formulier, stand) {
    let bewaard = velden(formulier), onderweg = "", mislukt = 0, verstuurd = false;
    let wekker = 0, eersteToets = 0, bezig = null, rem = null;

    function toon(tekst, goed) {
      stand.classList.toggle("w-saved--niet", !goed);
      if (stand.textContent.trim() !== tekst) stand.textContent = tekst;
    }

    function gelukt(inhoud, tijd) {
      bewaard = inhoud;
      mislukt = 0;
      toon(`Concept opgeslagen om ${tijd} uur`, true);
    }

    function nietGelukt() {
      if (verstuurd) return;
      toon("Concept niet opgeslagen. Wij proberen het opnieuw.", false);
      wekker = setTimeout(bewaar, OPNIEUW[Math.min(mislukt++, OPNIEUW.length - 1)]);
    }

    async function bewaar(weg = false) {
      if (!weg) await bezig;
      clearTimeout(wekker);
      eersteToets = 0;
      const inhoud = velden(formulier);
      if (verstuurd || !formulier.isConnected || inhoud === bewaard) return;
      if (inhoud === onderweg) return; // leaving is told twice: hidden, then gone
      onderweg = inhoud;
      const deze = (rem = new AbortController()), grens = setTimeout(() => deze.abort(), TE_LANG);
      bezig = stuur(formulier, inhoud, weg, deze.signal)
        .then((tijd) => gelukt(inhoud, tijd), nietGelukt)
        .finally(() => { clearTimeout(grens); onderweg = ""; });
      await bezig;
    }

    function getypt() {
      const tijd = Date.now();
      eersteToets ||= tijd;
      clearTimeout(wekker);
      wekker = setTimeout(bewaar, Math.max(0, Math.min(PAUZE, eersteToets + UITERLIJK - tijd)));
    }

    formulier.addEventListener("input", getypt);
    formulier.addEventListener("change", getypt);
    formulier.addEventListener("submit", () => {
      verstuurd = true;
      rem?.abort(); // a draft that arrives after the form would come back as unfinished work
    });
    formulier.addEventListener("htmx:afterRequest", () => { verstuurd = false; });
    document.addEventListener("visibilitychange", () => { if (document.hidden) bewaar(true); });
    document.addEventListener("wams:bewaar", (event) => event.detail.push(bewaar()));
    window.addEventListener("pagehide", () => bewaar(true));
    window.addEventListener("pageshow", () => { verstuurd = false; });
    window.addEventListener("online", () => bewaar());
    window.addEventListener("beforeunload", (event) => {
      if (!verstuurd && mislukt && velden(formulier) !== bewaard) event.preventDefault();
    });
  }

  function begin() {
    for (const stand of document.querySelectorAll("[data-concept]")) {
      const naam = stand.dataset.concept || "main form[method='post']";
      const formulier = document.getElementById(naam) || document.querySelector(naam);
      if (!formulier || bekend.has(formulier)) continue;
      bekend.add(formulier);
      volg(formulier, stand);
    }
  }
  document.addEventListener("DOMContentLoaded", begin);
  document.addEventListener("htmx:afterSettle", begin);
})();
