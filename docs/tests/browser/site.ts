import path from "node:path";
import { type Browser, type BrowserContextOptions, chromium as driver, type Page } from "playwright-core";
import { serverOf } from "../../src/site/static-server.ts";
import { chromium } from "./chromium.ts";

/** The built site, served, and a browser to look at it. */
export type Site = AsyncDisposable & {
  readonly url: string;
  readonly browser: Browser;
  /** Ends the server; the browser goes on. */
  stopServing(): Promise<void>;
  /**
   * A page in a context of its own; what it complains about is collected. It has no service worker, which would fetch the
   * whole site for each of them; who is to be without a server has `openKept`.
   */
  open(path: string, options?: BrowserContextOptions): Promise<OpenPage>;
};

export type OpenPage = AsyncDisposable & {
  readonly page: Page;
  /** Errors in the console, exceptions, and requests to other origins. */
  readonly complaints: readonly string[];
};

/** Milliseconds. For whatever hangs: beside all other suites an answer takes its time, and nothing is wrong with it. */
const PATIENCE = 60_000;

const WIDE: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

/** The folder that `astro build` wrote. */
export const DIST = process.env.SITE_DIST ?? path.resolve(import.meta.dirname, "../../dist");

/** `flags` are for the browser. */
export async function openSite({ folder = DIST, flags = [] as readonly string[] } = {}): Promise<Site> {
  const server = serverOf(folder);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://localhost:${typeof address === "object" ? address?.port : ""}`;
  const { args = [], ...options } = await chromium();
  const browser = await driver.launch({ ...options, args: [...args, ...flags] });
  const stopServing = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    url,
    browser,
    stopServing,
    open: async (place, options = {}) => {
      const context = await browser.newContext({ ...WIDE, serviceWorkers: "block", ...options });
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      const complaints = complaintsOf(page, url);
      await page.goto(url + place);
      return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      if (server.listening) await stopServing();
    },
  };
}

/** The front page, once the service worker keeps the whole site. */
export async function openKept(site: Site): Promise<OpenPage> {
  const open = await site.open("/", { serviceWorkers: "allow" });
  await open.page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 120_000 });
  return open;
}

function complaintsOf(page: Page, url: string): readonly string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (!["data:", "blob:"].includes(protocol) && origin !== url) complaints.push(`asked ${origin}`);
  });
  return complaints;
}
