import type { Page } from "playwright-core";

/** Puts a title page and the contents before the sections of a book that was bound. */
export async function addCover(page: Page, { title, subtitle }: { title: string; subtitle: string }): Promise<void> {
  await page.evaluate(
    ({ title, subtitle }) => {
      const element = <Name extends keyof HTMLElementTagNameMap>(name: Name, text: string, className = "") =>
        Object.assign(document.createElement(name), { textContent: text, className });
      const cover = element("section", "", "cover");
      cover.append(element("p", title, "title"), element("p", subtitle, "subtitle"));

      const list = element("ol", "");
      for (const section of document.querySelectorAll("body > section")) {
        const item = element("li", "");
        item.append(
          Object.assign(element("a", section.querySelector("h1")?.textContent ?? ""), { href: `#${section.id}` }),
        );
        list.append(item);
      }
      const contents = element("nav", "", "contents");
      contents.append(element("p", "Contents", "title"), list);
      document.body.prepend(cover, contents);
      document.title = title;
    },
    { title, subtitle },
  );
}
