import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What has the focus: its name, and what keeps a reader from seeing that it has it. */
type Stop = Readonly<{ name: string; unseen: string }>;

/** More stops than there are on any page. */
const FAR = 300;

/** A page in the hands of somebody who has no mouse. At each stop it is looked whether the focus can be seen. */
export function keyboardOn(page: Page) {
  const look = async (): Promise<Stop> => {
    let stop = await page.evaluate(lookAtFocus);
    // What is drawn by a script follows a moment later.
    if (stop.unseen)
      await expect
        .poll(async () => {
          stop = await page.evaluate(lookAtFocus);
          return stop.unseen && `${stop.name}: ${stop.unseen}`;
        })
        .toBe("");
    return stop;
  };
  const walkTo = async (key: "Tab" | "Shift+Tab", name: string | RegExp) => {
    const passed: string[] = [];
    for (let at = 0; at < FAR; at++) {
      await page.keyboard.press(key);
      // Between the last stop and the first the focus is with the browser itself.
      if (await page.evaluate(() => document.activeElement === document.body)) continue;
      const stop = await look();
      if (typeof name === "string" ? stop.name === name : name.test(stop.name)) return;
      passed.push(stop.name);
    }
    throw new Error(`No ${key} leads to ${name}. There are: ${[...new Set(passed)].join(" | ")}`);
  };
  return {
    /** Goes on to what has this name. */
    tabTo: (name: string | RegExp) => walkTo("Tab", name),
    /** Goes back to what has this name. */
    backTo: (name: string | RegExp) => walkTo("Shift+Tab", name),
    /** Presses keys one after the other, none of which may take the focus out of sight. */
    press: async (...keys: readonly string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key);
        await look();
      }
    },
    /** Follows the link that has the focus; where it leads, the focus begins anew. */
    follow: async (place: RegExp) => {
      await page.keyboard.press("Enter");
      await page.waitForURL(place);
    },
    focused: async () => (await look()).name,
  };
}

/** Runs in the page. */
function lookAtFocus(): Stop {
  const element = document.activeElement;
  if (!element || element === document.body) return { name: "the page", unseen: "nothing has the focus" };
  const said = element.getAttribute("aria-label") ?? (element as HTMLInputElement).labels?.[0]?.textContent;
  const name = (said ?? element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 200);

  const isOutlined = (each: Element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(each);
    const hasOutline = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
    return (hasOutline && !/, 0\)$|^transparent$/.test(outlineColor)) || boxShadow !== "none";
  };
  // Inside of a drawing the border of the shape takes the place of an outline.
  const shape = element instanceof SVGElement ? element.querySelector("rect:last-of-type") : null;
  const hasBorder = shape !== null && Number.parseFloat(getComputedStyle(shape).strokeWidth) >= 3;
  const editor = element.closest(".cm-focused");
  if (!isOutlined(element) && !hasBorder && !(editor && isOutlined(editor)))
    return { name, unseen: `nothing marks ${element.outerHTML.slice(0, 200)}` };

  const { left, right, top, bottom } = element.getBoundingClientRect();
  const [x, y] = [
    (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
    (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
  ];
  if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight)
    return { name, unseen: `it is out of the window: ${[left, top, right, bottom].map(Math.round)}` };
  const covers = [0, -0.3, 0.3].map((aside) => document.elementFromPoint(x + aside * (right - left), y));
  const isInSight = covers.some((cover) => cover && (element.contains(cover) || cover.contains(element)));
  return { name, unseen: isInSight ? "" : `it is covered by ${covers[0]?.outerHTML.slice(0, 200)}` };
}
