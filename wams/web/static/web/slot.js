// Locks an idle page: drafts first, then nothing readable is left, then the lock page. Times are
// compared with the clock, since a sleeping laptop fires no timers.
(() => {
  "use strict";
  const VOORAF = 120000, PING = 300000;
  const body = document.body, stil = Number(body.dataset.stil || 0) * 1000;
  const plek = document.querySelector("[data-slot-melding]");
  // Two tabs of one person count as one: work in either keeps both open.
  const kanaal = "BroadcastChannel" in window ? new BroadcastChannel("wams-actief") : null;
  let laatst = Date.now(), gemeld = laatst, dicht = false, vorige = null;

  const sjabloon = (naam) =>
    document.querySelector(`template[data-slot-${naam}]`).content.cloneNode(true);

  function ping() {
    gemeld = Date.now();
    if (!body.dataset.blijf) return;
    const kop = JSON.parse(body.getAttribute("hx-headers") || "{}");
    fetch(body.dataset.blijf, { method: "POST", headers: kop, redirect: "error" }).catch(() => {});
  }

  function actief() {
    if (dicht) return;
    laatst = Date.now();
    kanaal?.postMessage("actief");
    if (laatst - gemeld > PING) ping();
  }

  // Under the warning walking to its button is not yet an answer; typing or clicking elsewhere is.
  function gebeurt(event) {
    const gewaarschuwd = plek.firstChild;
    if (gewaarschuwd && (plek.contains(event.target) || event.type === "keydown")) return;
    actief();
  }

  function opruimen() {
    const hadFocus = plek.contains(document.activeElement);
    plek.replaceChildren();
    if (hadFocus) (vorige?.isConnected ? vorige : document.getElementById("inhoud")).focus();
  }

  function blijf() {
    actief();
    ping();
    opruimen();
  }

  function waarschuw() {
    if (plek.firstChild) return;
    vorige = document.activeElement;
    plek.append(sjabloon("waarschuwing"));
    plek.querySelector("[data-slot-blijf]").addEventListener("click", blijf);
  }

  async function sluit() {
    dicht = true;
    const veld = document.activeElement, bewaren = [];
    const anker = veld?.id && veld.matches("input, select, textarea") ? `#${veld.id}` : "";
    const naar = new URL(body.dataset.slot, location.href);
    naar.searchParams.set("volgende", location.pathname + anker);
    document.dispatchEvent(new CustomEvent("wams:bewaar", { detail: bewaren }));
    const genoeg = new Promise((door) => setTimeout(door, 5000));
    await Promise.race([Promise.allSettled(bewaren), genoeg]);
    const leeg = sjabloon("dicht");
    leeg.querySelector("a").href = naar;
    document.title = "Scherm op slot | Wams";
    body.replaceChildren(leeg);
    location.replace(naar);
  }

  function kijk() {
    const rust = Date.now() - laatst;
    if (dicht) return;
    if (rust >= stil) sluit();
    else if (rust >= stil - VOORAF) waarschuw();
    else if (plek.firstChild) opruimen();
  }

  // The back button must not bring back what was locked or signed out.
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  if (!stil || !plek) return;
  if (kanaal) kanaal.onmessage = () => { laatst = Date.now(); };
  for (const soort of ["pointerdown", "keydown", "input", "wheel", "touchstart"]) {
    document.addEventListener(soort, gebeurt, { passive: true });
  }
  document.addEventListener("visibilitychange", kijk);
  setInterval(kijk, 1000);
})();
