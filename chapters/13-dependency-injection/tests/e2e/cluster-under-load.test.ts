import { describeWith, eventually } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { ownRedis } from "@cosmic/testkit/redis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { announcedLines, dashboard, shownPlaces } from "../cluster/appearances.ts";
import { nameOf, type Placed, placedLines, type Taken, takenBatches } from "../cluster/books.ts";
import { type Cluster, startCluster } from "../cluster/cluster.ts";
import { hearing } from "../cluster/hearing.ts";
import { type Load, startLoad } from "../cluster/load.ts";
import { twoThousandRequests } from "../cluster/requests.ts";

/** Mails and messages may still be under way when the last request is answered. */
const patience = { within: 20_000, every: 100 };

describeWith(postgres, "four API processes and two consumers on PostgreSQL", () => {
  describeWith(ownRedis, "under 2,000 requests for 20 products, with stock for three fifths of them", () => {
    const resources = new AsyncDisposableStack();
    const requests = twoThousandRequests();
    let cluster: Cluster;
    let load: Load;
    let heard: readonly string[];
    let placed: readonly Placed[];
    let batches: readonly Taken[];
    beforeAll(async () => {
      cluster = resources.use(await startCluster());
      heard = await hearing("line_allocated", cluster, resources);
      load = resources.use(await startLoad(requests, cluster));
      await load.finished;
      await Promise.all(cluster.consumers.map(({ stop }) => stop())); // They serve what has come in already.
      [placed, batches] = await Promise.all([placedLines(cluster), takenBatches(cluster)]);
    }, 240_000);
    afterAll(() => resources.disposeAsync());

    test("each request is done in the end, and none is answered 500", () => {
      expect(load.done()).toBe(2_000);
      expect(load.accepted).toHaveLength(1_860);
      expect([...load.statuses].filter((status) => ![201, 202, 409, 503].includes(status))).toEqual([]);
    });

    test("no batch gives more than it has, and each has what was told last", () => {
      expect(batches.filter(({ qty, allocated }) => allocated > qty)).toEqual([]);
      expect(batches.map(({ batchref, qty }) => `${batchref}: ${qty}`)).toEqual(
        requests.batches.map(({ ref, qty }) => `${ref}: ${qty}`).sort(),
      );
    });

    test("of what never changed all is sold, since more is wanted", () => {
      const quiet = batches.filter(({ sku }) => requests.quietSkus.includes(sku));

      expect(quiet.filter(({ qty, allocated }) => allocated < qty)).toEqual([]);
    });

    test("each accepted line has one place, or is announced as out of stock, never both", async () => {
      const accepted = load.accepted.map(nameOf).sort();

      await eventually(() => {
        const announced = new Set(announcedLines(cluster));
        expect([...placed.map(nameOf), ...announced].sort()).toEqual(accepted);
      }, patience);
    });

    test("each place is told to others: once where nothing changed, and anew for each line that had to leave", async () => {
      const places = placed.map((place) => JSON.stringify(place));
      const quiet = (place: string) => requests.quietSkus.some((sku) => place.includes(`"${sku}"`));

      await eventually(() => {
        expect(heard.filter(quiet).sort()).toEqual(places.filter(quiet).sort());
        expect(new Set(heard)).toEqual(new Set([...heard, ...places]));
      }, patience);
      expect(heard.length).toBeGreaterThan(places.length);
    });

    test("what is shown is what is so", async () => {
      const url = cluster.apis[0]?.url ?? "";

      await eventually(async () => {
        const { shipments, unserved } = await dashboard(url);
        expect(shipments).toEqual(batches);
        expect(unserved.map(nameOf).sort()).toEqual([...new Set(announcedLines(cluster))].sort());
      }, patience);
      expect(await shownPlaces(requests.orders, url)).toEqual(
        placed.map((place) => `${nameOf(place)} in ${place.batchref}`).sort(),
      );
      expect(await cluster.allocation("read-model", "verify")).toMatchObject({ exitCode: 0 });
    });
  });
});
