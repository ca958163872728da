import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { MessageBus } from "../service-layer/message-bus.ts";
import { answerToError, type ReportFault } from "./answer-to-error.ts";
import { bodyOf } from "./body-of.ts";
import { RefusedRequest } from "./refused-request.ts";
import { addBatchRequest, allocateRequest } from "./requests.ts";

export type Dependencies = Readonly<{ bus: MessageBus; reportFault: ReportFault }>;

const LARGEST_BODY = 100_000; // bytes

/** The application behind HTTP: turns requests into commands, and what these are answered into responses. */
export function createApp({ bus, reportFault }: Dependencies): Hono {
  const app = new Hono();

  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: refuseLargeBody }));

  app.post("/add_batch", async (context) => {
    await bus.handle(await bodyOf(context, addBatchRequest));
    return context.text("OK", 201);
  });
  app.post("/allocate", async (context) => {
    const batchref = await bus.handle(await bodyOf(context, allocateRequest));
    return context.json({ batchref }, 201);
  });
  for (const path of ["/add_batch", "/allocate"])
    app.all(path, (context) => context.json({ message: "Use POST" }, 405, { allow: "POST" }));

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
