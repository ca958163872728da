import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { MessageBus } from "../service-layer/message-bus.ts";
import type { Views } from "../views.ts";
import { answerToError, type ReportFault } from "./answer-to-error.ts";
import { bodyOf } from "./body-of.ts";
import { dashboardInWireNames } from "./dashboard-in-wire-names.ts";
import { dashboardPage } from "./dashboard-page.ts";
import { RefusedRequest } from "./refused-request.ts";
import { addBatchRequest, allocateRequest, orderIdInPath } from "./requests.ts";

export type Dependencies = Readonly<{ bus: Pick<MessageBus, "handle">; views: Views; reportFault: ReportFault }>;

const LARGEST_BODY = 100_000; // bytes

/** The application behind HTTP: turns requests into commands or views, and what comes back into answers. */
export function createApp({ bus, views, reportFault }: Dependencies): Hono {
  const app = new Hono();

  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: refuseLargeBody }));

  app.post("/add_batch", async (context) => {
    await bus.handle(await bodyOf(context, addBatchRequest));
    return context.text("OK", 201);
  });
  app.post("/allocate", async (context) => {
    await bus.handle(await bodyOf(context, allocateRequest));
    return context.text("OK", 202);
  });
  app.get("/allocations/:orderid", async (context) => {
    const orderId = context.req.param("orderid");
    const canBeThere = orderIdInPath.safeParse(orderId).success;
    const allocations = canBeThere ? await views.allocationsOf(orderId) : [];
    if (allocations.length === 0) return context.json({ message: `Nothing is allocated to order ${orderId}` }, 404);
    return context.json(allocations.map(({ sku, reference }) => ({ sku, batchref: reference })));
  });
  app.get("/dashboard.json", async (context) => context.json(dashboardInWireNames(await views.dashboard())));
  app.get("/dashboard", async (context) => context.html(dashboardPage(await views.dashboard())));

  for (const path of ["/add_batch", "/allocate"])
    app.all(path, (context) => context.json({ message: "Use POST" }, 405, { allow: "POST" }));
  for (const path of ["/allocations/:orderid", "/dashboard.json", "/dashboard"])
    app.all(path, (context) => context.json({ message: "Use GET" }, 405, { allow: "GET, HEAD" }));

  app.notFound((context) => context.json({ message: `There is nothing at ${context.req.path}` }, 404));
  app.onError((error, context) => {
    const { status, body } = answerToError(error, reportFault);
    return context.json(body, status);
  });
  return app;
}

function refuseLargeBody(): never {
  const message = `The body must not be larger than ${LARGEST_BODY} bytes`;
  throw new RefusedRequest(413, message, [{ path: "", message }]);
}
