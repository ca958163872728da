import type { Page } from "playwright-core";

/** A page of the site on its way into the book. */
export type Leaf = Readonly<{ id: string; path: string; html: string }>;

/**
 * Puts pages of the site behind each other in the one that is open, below its styles: each a section with its title above its
 * headings, with names of its own, and with its links to the others leading there.
 *
 * @param site the address that links to what is not in the book begin with; without one they are plain text
 * @throws when a link within the book leads nowhere, or a name is there twice
 */
export async function bind(page: Page, leaves: readonly Leaf[], site: string | undefined): Promise<void> {
  const faults = await page.evaluate(
    ({ leaves, site }) => {
      const NAMED = ["id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "name"];
      const parser = new DOMParser();
      document.body.replaceChildren(...leaves.map(sectionOf));
      document.body.className = "sl-markdown-content book";
      return faultsOf(document);

      function sectionOf({ id, html }: (typeof leaves)[number]): HTMLElement {
        const source = parser.parseFromString(html, "text/html");
        takeStyles(source);
        const section = document.createElement("section");
        section.id = id;
        const title = document.createElement("h1");
        title.textContent = source.querySelector("h1")?.textContent?.trim() ?? "";
        section.append(title, ...(source.querySelector(".sl-markdown-content")?.childNodes ?? []));
        for (const script of section.querySelectorAll("script")) script.remove();
        for (const element of section.querySelectorAll("*")) rename(element, id);
        return section;
      }

      function faultsOf(book: Document): string[] {
        const ids = [...book.querySelectorAll("body [id]")].map((each) => each.id);
        const links = [...book.querySelectorAll('body a[href^="#"]')].map((each) => each.getAttribute("href") ?? "");
        const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} is there twice`);
        const broken = links.filter((link) => !ids.includes(decodeURIComponent(link.slice(1))));
        return [...twice, ...broken.map((link) => `${link} leads nowhere`)];
      }

      /** Pages differ in the styles that they bring. */
      function takeStyles(source: Document): void {
        for (const style of source.querySelectorAll("style, link[rel=stylesheet]")) {
          const isThere = [...document.head.children].some((each) => each.isEqualNode(style));
          if (!isThere) document.head.append(document.importNode(style, true));
        }
      }

      /** What is unique in a page is not in a book. */
      function rename(element: Element, id: string): void {
        for (const { name, value } of [...element.attributes]) {
          if (NAMED.includes(name))
            element.setAttribute(
              name,
              value
                .split(" ")
                .map((each) => `${id}--${each}`)
                .join(" "),
            );
          else if (value.includes("url(#")) element.setAttribute(name, value.replaceAll("url(#", `url(#${id}--`));
          else if (name === "href") relink(element, linkOf(value, id));
        }
      }

      function relink(element: Element, link: string | undefined): void {
        if (link === undefined) element.removeAttribute("href");
        else element.setAttribute("href", link);
      }

      function linkOf(link: string, id: string): string | undefined {
        if (link.startsWith("#")) return `#${id}--${link.slice(1)}`;
        if (!link.startsWith("/")) return link;
        const [path = "", anchor] = link.split("#");
        const leaf = leaves.find((each) => each.path === path);
        if (!leaf) return site && site + link;
        return anchor === undefined ? `#${leaf.id}` : `#${leaf.id}--${anchor}`;
      }
    },
    { leaves, site },
  );
  if (faults.length > 0) throw new Error(`The book cannot be bound: ${faults.join(", ")}`);
}
