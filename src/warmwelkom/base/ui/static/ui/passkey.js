/* Shows passkeys only where they can work (a name instead of a number as address), and tells when one was not used. */
const works = Boolean(window.PublicKeyCredential) && !/^[\d.:[\]]+$/.test(location.hostname);
for (const part of document.querySelectorAll("[data-passkey]")) {
  part.hidden = (part.dataset.passkey === "yes") !== works;
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const fault of document.querySelectorAll("[data-passkey-fault]")) {
    fault.hidden = false;
  }
});
