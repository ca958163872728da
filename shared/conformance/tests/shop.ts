import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { openServer } from "@cosmic/testkit";
import type { Service } from "../src/index.ts";
import type { Answer, Behaviour } from "./behaviour.ts";
import { correctIn, newBatch } from "./correct.ts";
import { answerTo } from "./http-side.ts";
import { consume } from "./message-side.ts";
import type { World } from "./world.ts";

/**
 * An allocation service in memory, as it is in that chapter, correct but for what `wrong` puts in place of its behaviour.
 * Nothing goes over a network: thousands of requests are answered in a second.
 */
export function openShop(wrong: Partial<Behaviour> = {}, chapter = "07"): Service {
  const { world, answer, publish } = shopWith(wrong, chapter);
  return {
    url: "http://shop.test",
    addBatch: addingTo(world),
    fetch: async (_url, { method, path, contentType, body = "" }) => {
      const { status, ...content } = await answer(method, { path, contentType, text: body });
      const sent = content.text ?? JSON.stringify(content.body);
      return { status, text: sent, json: content.text === undefined ? content.body : undefined };
    },
    redis: { open: async () => {}, publish: async (...said) => publish(...said), heard: () => world.said },
    mailbox: () => world.mails,
    patience: 500,
  };
}

/** The same, behind a real server. */
export async function openServedShop(
  wrong: Partial<Behaviour> = {},
  chapter = "07",
): Promise<Service & AsyncDisposable & { readonly publish: Publish; readonly onSaid: (hear: World["hear"]) => void }> {
  const { world, answer, publish } = shopWith(wrong, chapter);
  const server = await openServer((request, response) => void serve(request, response, answer));
  const onSaid = (hear: World["hear"]) => {
    world.hear = hear;
  };
  return { ...server, addBatch: addingTo(world), publish, onSaid };
}

type Answering = (method: string, input: Parameters<typeof answerTo>[1]) => Promise<Answer>;
type Publish = (channel: string, text: string) => void;

function shopWith(wrong: Partial<Behaviour>, chapter: string) {
  const behaviour = { ...correctIn(chapter), ...wrong };
  const world: World = { batches: [], allocations: [], said: [], mails: [], hear: () => {} };
  const answer: Answering = (method, input) =>
    answerTo(method, input, world, behaviour).catch(
      (): Answer => ({ status: 500, body: { message: "Internal error" } }),
    );
  return { world, answer, publish: consume(world, behaviour) };
}

function addingTo(world: World): Service["addBatch"] {
  return async (batch) => {
    world.batches = [...world.batches, newBatch(batch)];
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, answerFor: Answering) {
  const { method = "", url: path = "", headers } = request;
  const answer = await answerFor(method, { path, contentType: headers["content-type"], text: await text(request) });
  const [contentType, body] =
    answer.text === undefined ? ["application/json", JSON.stringify(answer.body)] : ["text/plain", answer.text];
  response.writeHead(answer.status, { "content-type": contentType }).end(body);
}
