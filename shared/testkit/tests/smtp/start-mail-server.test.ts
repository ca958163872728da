import { once } from "node:events";
import { connect, type Socket } from "node:net";
import nodemailer from "nodemailer";
import { describe, expect, test } from "vitest";
import { eventually } from "../../src/index.ts";
import { startMailServer } from "../../src/smtp/index.ts";
import { listens } from "../listens.ts";

const outOfStock = {
  from: "Allocations <allocations@example.com>",
  to: ["Stock <stock@example.com>", "buyer@example.com"],
  subject: "Kein Lämpchen – “lamp”",
  text: "Out of stock: Lämpchen\n",
};

describe.concurrent("a mail server", () => {
  test("has no mails at first", async () => {
    await using server = await startMailServer();

    expect(server.mails()).toEqual([]);
  });

  test("has what it was sent, decoded", async () => {
    await using server = await startMailServer();

    await send(server.url, outOfStock);

    expect(server.mails()).toEqual([
      {
        from: "allocations@example.com",
        to: ["stock@example.com", "buyer@example.com"],
        subject: "Kein Lämpchen – “lamp”",
        text: "Out of stock: Lämpchen\n",
      },
    ]);
  });

  test("has mails in the order in which it accepted them, and its own only", async () => {
    await using server = await startMailServer();
    await using other = await startMailServer();

    await send(server.url, { ...outOfStock, subject: "first" });
    await send(server.url, { ...outOfStock, subject: "second" });
    await send(other.url, { ...outOfStock, subject: "third" });

    expect(server.mails().map(({ subject }) => subject)).toEqual(["first", "second"]);
  });

  test("knows those to whom a mail goes unseen", async () => {
    await using server = await startMailServer();

    await send(server.url, { ...outOfStock, bcc: "auditor@example.com" });

    expect(server.mails()[0]?.to).toContain("auditor@example.com");
  });

  test("stops at the end of the scope", async () => {
    let url: string;
    {
      await using server = await startMailServer();
      url = server.url;
    }

    expect(await listens(url)).toBe(false);
  });
});

describe.concurrent("a mail server that refuses mails", () => {
  test("answers 451 to as many as it was told, and accepts the next", async () => {
    await using server = await startMailServer();
    server.refuse(2);

    const refused = await Promise.allSettled([send(server.url, outOfStock), send(server.url, outOfStock)]);
    await send(server.url, { ...outOfStock, subject: "third" });

    expect(refused).toMatchObject([{ reason: { responseCode: 451 } }, { reason: { responseCode: 451 } }]);
    expect(server.mails().map(({ subject }) => subject)).toEqual(["third"]);
  });
});

describe.concurrent("a mail server that holds mails", () => {
  test("accepts and answers them when they are released", async () => {
    await using server = await startMailServer();
    const release = server.hold();
    const sent = send(server.url, outOfStock);
    await eventually(() => expect(server.held()).toMatchObject([{ subject: outOfStock.subject }]));
    const whileHeld = server.mails();

    release();

    await sent;
    expect(whileHeld).toEqual([]);
    expect(server.mails()).toHaveLength(1);
    expect(server.held()).toEqual([]);
  });

  test("holds them, and those that come later, until the last of several holds is released", async () => {
    await using server = await startMailServer();
    const releases = [server.hold(), server.hold()];
    const early = send(server.url, { ...outOfStock, subject: "early" });
    await eventually(() => expect(server.held()).toHaveLength(1));

    releases[0]?.();
    const late = send(server.url, { ...outOfStock, subject: "late" });
    await eventually(() => expect(server.held().map(({ subject }) => subject)).toEqual(["early", "late"]));
    const afterOne = server.mails();
    releases[1]?.();

    await Promise.all([early, late]);
    expect(afterOne).toEqual([]);
    expect(server.mails()).toHaveLength(2);
  });

  test("does not accept a mail whose sender has left", async () => {
    await using server = await startMailServer();
    const release = server.hold();
    const connection = connectTo(server.url);
    const sent = nodemailer.createTransport({ url: server.url, connection }).sendMail(outOfStock);
    sent.catch(() => {});
    await eventually(() => expect(server.held()).toHaveLength(1));

    connection.destroy();
    await eventually(() => expect(server.held()).toEqual([]));
    release();

    await send(server.url, { ...outOfStock, subject: "another" });
    expect(server.mails().map(({ subject }) => subject)).toEqual(["another"]);
  });
});

describe.concurrent("a mail server that is stopped", () => {
  test("closes its connections at once, also that of a mail it holds, which it does not accept", async () => {
    await using server = await startMailServer();
    const idle = connectTo(server.url);
    await once(idle, "data");
    const release = server.hold();
    const sent = send(server.url, outOfStock);
    sent.catch(() => {});
    await eventually(() => expect(server.held()).toHaveLength(1));

    await server.stop();

    await once(idle, "close");
    await expect(sent).rejects.toThrow();
    release();
    await server.start();
    await send(server.url, { ...outOfStock, subject: "another" });
    expect(server.mails().map(({ subject }) => subject)).toEqual(["another"]);
  });

  test("listens to nobody until it is started again, at the same address and with its mails", async () => {
    await using server = await startMailServer();
    await send(server.url, { ...outOfStock, subject: "before" });

    await server.stop();
    const whileStopped = send(server.url, outOfStock);

    await expect(whileStopped).rejects.toMatchObject({ code: "ESOCKET" });
    await server.start();
    await send(server.url, { ...outOfStock, subject: "after" });
    expect(server.mails().map(({ subject }) => subject)).toEqual(["before", "after"]);
  });

  test("may be stopped or started twice", async () => {
    await using server = await startMailServer();

    await server.stop();
    await server.stop();
    await server.start();
    await server.start();

    await send(server.url, outOfStock);
    expect(server.mails()).toHaveLength(1);
  });
});

type Message = Omit<typeof outOfStock, "to"> & { readonly to: string | string[]; readonly bcc?: string };

async function send(url: string, message: Message): Promise<void> {
  await nodemailer.createTransport(url).sendMail(message);
}

function connectTo(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname).on("error", () => {});
}
