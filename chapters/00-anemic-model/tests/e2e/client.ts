import path from "node:path";
import { type Application, startApplication } from "@cosmic/testkit";

/** This chapter's folder, from which the application is started. */
export const chapter = path.resolve(import.meta.dirname, "../..");

/** Starts the application on a database in memory. */
export function startOnEmptyStock(env: Record<string, string> = {}): Promise<Application> {
  return startApplication({ folder: chapter, env: { DATABASE_URL: ":memory:", ...env } });
}

/** What came back: a JSON body is parsed, any other is the text. */
export type Answer = { readonly status: number; readonly body: unknown };

/** Sends `body` as JSON to `route`. */
export async function post({ url }: { readonly url: string }, route: string, body: unknown): Promise<Answer> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${url}${route}`, { method: "POST", headers, body: JSON.stringify(body) });
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return { status: response.status, body: isJson ? await response.json() : await response.text() };
}

export const addBatch = (application: Application, ref: string, sku: string, qty: number, eta: string | null = null) =>
  post(application, "/add_batch", { ref, sku, qty, eta });

export const allocate = (application: Application, orderid: string, sku: string, qty: number) =>
  post(application, "/allocate", { orderid, sku, qty });

export const changeBatchQuantity = (application: Application, batchref: string, qty: number) =>
  post(application, "/change_batch_quantity", { batchref, qty });
