import { type Destination, meantBy } from "./did-you-mean.ts";

/** Says which chapters the address may have meant, and opens the search. */
class NotFound extends HTMLElement {
  connectedCallback(): void {
    const chapters: readonly Destination[] = JSON.parse(this.querySelector("script")?.textContent ?? "[]");
    this.#suggest(meantBy(location.pathname, chapters));
    const search = this.querySelector("button");
    search?.addEventListener("click", openSearch);
    if (search) search.hidden = false;
  }

  #suggest(meant: readonly Destination[]): void {
    const place = this.querySelector<HTMLElement>(".meant");
    if (!place || meant.length === 0) return;
    const links = meant.flatMap(({ number, title, link }, at) => {
      const anchor = Object.assign(document.createElement("a"), { href: link, textContent: `${number} · ${title}` });
      return at === 0 ? [anchor] : [" or ", anchor];
    });
    place.append("Did you mean ", ...links, "?");
    place.hidden = false;
  }
}

function openSearch(event: Event): void {
  // The search takes a click that reaches the window for one beside its dialog, and closes it.
  event.stopPropagation();
  document.querySelector<HTMLElement>("[data-open-modal]")?.click();
}

customElements.define("not-found", NotFound);
