import { describeWith, eventually } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { ownRedis } from "@cosmic/testkit/redis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { announcedLines, dashboard, shownPlaces } from "../cluster/appearances.ts";
import { nameOf, placedLines, takenBatches } from "../cluster/books.ts";
import { type Cluster, type CommandResult, startCluster } from "../cluster/cluster.ts";
import { killBetweenCommitAndNews, restartPostgres, restartRedis, unannounced, untold } from "../cluster/faults.ts";
import { newsComesLate } from "../cluster/late-news.ts";
import { type Load, startLoad } from "../cluster/load.ts";
import { twoThousandRequests } from "../cluster/requests.ts";

const patience = { within: 20_000, every: 100 };

describeWith(postgres, "four API processes and two consumers on PostgreSQL, in the middle of 2,000 requests", () => {
  describeWith(ownRedis, "when one process is killed, and PostgreSQL and Redis are restarted", () => {
    const resources = new AsyncDisposableStack();
    const requests = twoThousandRequests();
    let cluster: Cluster;
    let load: Load;
    let killed: Awaited<ReturnType<typeof killBetweenCommitAndNews>>;
    let late: Awaited<ReturnType<typeof newsComesLate>>;
    let withoutPostgres: Awaited<ReturnType<typeof restartPostgres>>;
    let withoutRedis: Awaited<ReturnType<typeof restartRedis>>;
    let found: CommandResult;
    let mended: CommandResult;
    let foundThen: CommandResult;
    beforeAll(async () => {
      cluster = resources.use(await startCluster());
      load = resources.use(await startLoad(requests, cluster));
      await load.reached(300);
      killed = await killBetweenCommitAndNews(cluster);
      await load.reached(450);
      late = await newsComesLate(cluster);
      await load.reached(600);
      withoutPostgres = await restartPostgres(cluster);
      await load.reached(900);
      withoutRedis = await restartRedis(cluster, load);
      await load.finished;
      await Promise.all(cluster.consumers.map(({ stop }) => stop())); // They serve what has come in already.
      found = await cluster.allocation("read-model", "verify");
      mended = await cluster.allocation("read-model", "rebuild");
      foundThen = await cluster.allocation("read-model", "verify");
    }, 240_000);
    afterAll(() => resources.disposeAsync());

    test("what was committed is done, though the process was killed before it could say so, and can be asked for again", () => {
      expect(killed).toEqual({ exitCode: 137, toUnannounced: 202, toUntold: null, toWhoAsksAgain: 202 });
    });

    test("news that comes late replaces none that is newer", () => {
      const place = ["overtaken late-sku in late-batch-2"];

      expect(late).toEqual({ answer: 202, before: place, after: place });
    });

    test("while PostgreSQL is away each process answers 503, and serves again when it is back", () => {
      const unavailable = [503, 503, 503];

      expect(withoutPostgres).toEqual({ toOrders: unavailable, toOnlookers: unavailable, whenBack: [202, 202, 202] });
    });

    test("while Redis is away each process goes on; when it is back others hear of it, and all consumers listen", () => {
      expect(withoutRedis).toEqual({ toOrders: [202, 202, 202], whenBack: [202, 202, 202], consumersListen: true });
    });

    test("each request is done in the end, and none is answered 500", () => {
      expect(load.done()).toBe(2_000);
      expect(load.accepted).toHaveLength(1_860);
      expect([...load.statuses].filter((status) => ![201, 202, 409, 503].includes(status))).toEqual([]);
    });

    test("no batch gives more than it has", async () => {
      const batches = await takenBatches(cluster);

      expect(batches.filter(({ qty, allocated }) => allocated > qty)).toEqual([]);
    });

    test("the read model lacks what the killed process had not recorded; that is found, and mended", () => {
      expect(found).toMatchObject({ exitCode: 1, stdout: expect.stringContaining(`order ${untold.orderid}, sku`) });
      expect([mended, foundThen]).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }]);
    });

    test("no accepted line is lost: it has its place, purchasing was mailed, or the dashboard shows that it has none", async () => {
      const accepted = [...load.accepted, untold, unannounced].map(nameOf);

      await eventually(async () => {
        const { places, announced, unserved } = await traces();
        const known = new Set([...places, ...announced, ...unserved]);
        expect(accepted.filter((line) => !known.has(line))).toEqual([]);
      }, patience);
    });

    test("of the line whose mail died with its process the dashboard still tells", async () => {
      const { announced, unserved } = await traces();

      expect(announced).not.toContain(nameOf(unannounced));
      expect(unserved).toContain(nameOf(unannounced));
    });

    test("after that, what is shown is what is so", async () => {
      const [, alive] = cluster.apis;
      const places = (await placedLines(cluster)).filter(({ orderid }) => requests.orders.includes(orderid));
      const { shipments } = await dashboard(alive?.url ?? "");

      expect(shipments).toEqual(await takenBatches(cluster));
      expect(await shownPlaces(requests.orders, alive?.url ?? "")).toEqual(
        places.map((place) => `${nameOf(place)} in ${place.batchref}`).sort(),
      );
    });

    /** All that is known of lines. */
    async function traces() {
      const [, alive] = cluster.apis;
      const { unserved } = await dashboard(alive?.url ?? "");
      const places = await placedLines(cluster);
      return { places: places.map(nameOf), announced: announcedLines(cluster), unserved: unserved.map(nameOf) };
    }
  });
});
