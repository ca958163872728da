import { z } from "zod";
import { nameOf } from "./books.ts";
import type { Cluster } from "./cluster.ts";

const dashboardShape = z.object({
  shipments: z.array(
    z.object({ batchref: z.string(), sku: z.string(), qty: z.int(), allocated: z.int(), lines: z.int() }),
  ),
  unserved: z.array(z.object({ orderid: z.string(), sku: z.string(), qty: z.int() })),
});
const placesShape = z.array(z.object({ sku: z.string(), batchref: z.string() }));

/** What an API process shows of all batches, in the order of references, and of the lines without a place. */
export async function dashboard(url: string): Promise<z.output<typeof dashboardShape>> {
  const response = await fetch(`${url}/dashboard.json`);
  const { shipments, unserved } = dashboardShape.parse(await response.json());
  return { shipments: shipments.sort((one, other) => (one.batchref < other.batchref ? -1 : 1)), unserved };
}

/** Where the lines of these orders are, as an API process shows it: `<order> <sku> in <batch>`. */
export async function shownPlaces(orders: readonly string[], url: string): Promise<readonly string[]> {
  const places = await Promise.all(orders.map((orderid) => placesOf(orderid, url)));
  return places.flat().sort();
}

async function placesOf(orderid: string, url: string): Promise<string[]> {
  const response = await fetch(`${url}/allocations/${orderid}`);
  if (response.status === 404) return [];
  const places = placesShape.parse(await response.json());
  return places.map(({ sku, batchref }) => `${nameOf({ orderid, sku })} in ${batchref}`);
}

/** The lines that purchasing was mailed about, each as often as it was. */
export function announcedLines({ mail }: Pick<Cluster, "mail">): readonly string[] {
  return mail.mails().map(({ text }) => announcedIn(text));
}

/** The line that a mail is about. */
export function announcedIn(text: string): string {
  const [, sku = ""] = /^Out of stock for (\S+)/.exec(text) ?? [];
  const [, orderid = ""] = /^Order (\S+) wants/m.exec(text) ?? [];
  return nameOf({ orderid, sku });
}
