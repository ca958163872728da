import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { addBatch } from "./controllers/add-batch.ts";
import { allocate } from "./controllers/allocate.ts";
import { changeBatchQuantity } from "./controllers/change-batch-quantity.ts";
import { InvalidBody, upTo100Kilobytes } from "./request-body.ts";

export const app = new Hono();

app.post("/add_batch", upTo100Kilobytes, addBatch).all(onlyPost);
app.post("/allocate", upTo100Kilobytes, allocate).all(onlyPost);
app.post("/change_batch_quantity", upTo100Kilobytes, changeBatchQuantity).all(onlyPost);

app.notFound((context) => context.json({ message: `There is nothing at ${context.req.path}` }, 404));

app.onError((error, context) => {
  if (error instanceof InvalidBody) return context.json({ message: error.message, issues: error.issues }, error.status);
  const id = randomUUID();
  console.error(id, error);
  return context.json({ message: "Internal error", id }, 500);
});

function onlyPost(context: Context): Response {
  return context.json({ message: `${context.req.path} takes POST only` }, 405, { Allow: "POST" });
}
