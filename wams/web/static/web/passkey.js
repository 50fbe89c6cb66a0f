// Asks the browser for a passkey and sends the answer with the form. Each form says what for:
// inloggen (the question is fetched), tonen (it stands in the page) or toevoegen (a new passkey).
(() => {
  "use strict";

  async function vraag(formulier) {
    if (formulier.dataset.passkey === "inloggen") {
      const antwoord = await fetch(formulier.action, { headers: { Accept: "application/json" } });
      if (!antwoord.ok) throw new Error(String(antwoord.status));
      return (await antwoord.json()).request_options;
    }
    const opties = JSON.parse(document.getElementById("passkey_opties").textContent);
    return opties.request_options || opties.creation_options;
  }

  function nieuw(opties, zonderWachtwoord) {
    const keuze = opties.publicKey.authenticatorSelection;
    keuze.residentKey = zonderWachtwoord ? "required" : "discouraged";
    keuze.requireResidentKey = zonderWachtwoord;
    keuze.userVerification = "required";
    return window.webauthnJSON.create(opties);
  }

  async function verstuur(formulier) {
    const fout = formulier.querySelector("[data-passkey-fout]");
    fout.hidden = true;
    try {
      const opties = await vraag(formulier);
      const sleutel = formulier.dataset.passkey === "toevoegen"
        ? await nieuw(opties, formulier.elements.passwordless.checked)
        : await window.webauthnJSON.get(opties);
      formulier.elements.credential.value = JSON.stringify(sleutel);
      formulier.submit();
    } catch {
      fout.hidden = false; // refused, cancelled, too late or without a network
    }
  }

  for (const formulier of document.querySelectorAll("[data-passkey]")) {
    if (!window.PublicKeyCredential || !window.webauthnJSON) continue;
    formulier.hidden = false;
    formulier.addEventListener("submit", (event) => {
      event.preventDefault();
      verstuur(formulier);
    });
  }
})();
