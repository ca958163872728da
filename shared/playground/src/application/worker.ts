// A worker that runs one chapter's application: takes what is Asked, and Tells. Whoever started it may end it at any time.
import { asFailure } from "../suite/failure.ts";
import { type Application, startApplication } from "./application.ts";
import type { Asked, Told } from "./protocol.ts";

const tell = (told: Told) => self.postMessage(told);

/** The request that is served. One comes after the other, so all that happens belongs to the last. */
let current = 0;
let application: Application | undefined;

self.addEventListener("unhandledrejection", ({ reason }) => tell({ kind: "broken", failure: asFailure(reason) }));

self.addEventListener("message", async ({ data }: MessageEvent<Asked>) => {
  try {
    await heard(data);
  } catch (error) {
    tell({ kind: "broken", failure: asFailure(error) });
  }
});

tell({ kind: "ready" });

async function heard(asked: Asked): Promise<void> {
  if (asked.kind === "start") {
    application = await startApplication(asked.files, {
      occurred: (occurrence) => tell({ kind: "occurred", id: current, occurrence }),
      reported: (text) => tell({ kind: "reported", text }),
    });
    return tell({ kind: "started", parts: application.parts, tables: application.tables() });
  }
  if (!application) throw new Error("The application was not started");
  if (asked.kind === "switch") return application.turn(asked.switches);
  current = asked.id;
  const answer = await application.send(asked.request);
  tell({ kind: "occurred", id: asked.id, occurrence: { kind: "answered" } });
  tell({ kind: "answered", id: asked.id, answer, tables: application.tables() });
  await application.settled();
  tell({ kind: "settled", id: asked.id, tables: application.tables() });
}
