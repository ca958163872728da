import { expect } from "vitest";
import type { OpenPage, Site } from "./site.ts";

/** A result as the reader sees it. */
export type Shown = Readonly<{ file: string; sentence: string; outcome: string }>;

/** The playground as a reader uses it. */
export async function openPlayground(site: Site, chapter: string, query = "") {
  const open = await site.open(`/play/${chapter}/${query}`);
  return playgroundOn(open);
}

function playgroundOn(open: OpenPage) {
  const { page } = open;
  const status = page.locator(".results [role=status]");
  const editor = page.locator(".cm-content");
  const press = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" }).click();
  const ended = async () => {
    await expect.poll(() => status.textContent(), { timeout: 120_000 }).toMatch(/^\d+ passed, /);
    return (await status.textContent()) ?? "";
  };
  return {
    ...open,
    press,
    ended,
    /** Runs what the button says, and waits for the summary. */
    run: async (button: string | RegExp) => {
      await press(button);
      await expect.poll(() => status.textContent()).not.toBe("Nothing has run yet.");
      return ended();
    },
    openFile: async (file: string) => {
      const at = file.lastIndexOf("/");
      const folder = page.locator(".tree details", {
        has: page.locator("summary", { hasText: `${file.slice(0, at)}/` }),
      });
      await folder.first().evaluate((each: HTMLDetailsElement) => {
        each.open = true;
      });
      await folder
        .getByRole("button", { name: file.slice(at + 1) })
        .first()
        .click();
    },
    text: () => editor.evaluate((each) => (each as HTMLElement).innerText),
    /** Puts a text in the place of the file's. */
    write: async (text: string) => {
      await editor.click();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText(text);
    },
    results: () =>
      page.locator(".results details[data-file] li").evaluateAll((items): Shown[] =>
        items.map((item) => ({
          file: item.closest("details")?.dataset.file ?? "",
          sentence: item.querySelector(".sentence")?.textContent ?? "",
          outcome: item.className,
        })),
      ),
    failure: () => page.locator(".results .failure").first().innerText(),
    [Symbol.asyncDispose]: () => open[Symbol.asyncDispose](),
  };
}
