import { Hono } from "hono";
import type { BatchRepository } from "../domain/batch-repository.ts";
import { allocate } from "../service-layer/services.ts";
import { answerToError, type ReportFault } from "./answer-to-error.ts";

export type Dependencies = Readonly<{ repository: BatchRepository; reportFault: ReportFault }>;

/** The application behind HTTP: turns requests into calls of the service layer, and what comes back into answers. */
export function createApp({ repository, reportFault }: Dependencies): Hono {
  const app = new Hono();

  app.post("/allocate", async (context) => {
    const { orderid, sku, qty } = await context.req.json();
    const batchref = await allocate({ orderId: orderid, sku, quantity: qty }, repository);
    return context.json({ batchref }, 201);
  });

  app.onError((error, context) => {
    const { status, body } = answerToError(error, reportFault);
    return context.json(body, status);
  });
  return app;
}
