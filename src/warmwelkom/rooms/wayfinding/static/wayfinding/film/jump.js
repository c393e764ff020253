// A chapter or a line of the words takes the film there. Without JavaScript the link opens the film at that moment.
class FilmJumps extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-at]"), film = document.querySelector("video");
      if (!link || !film) return;
      event.preventDefault();
      film.currentTime = Number(link.dataset.at);
      film.focus();
      film.play().catch(() => {});
    });
  }
}
customElements.define("ww-film-jumps", FilmJumps);
