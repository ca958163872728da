import type { Clause } from "../clause.ts";
import { expectMessage } from "../expectations.ts";

/** What is answered where nothing is served. */
export const routes: readonly Clause[] = [
  {
    id: "unknown-path",
    title: "answers 404 where there is nothing",
    from: "04",
    run: async (shop) => {
      const answer = await shop.send({ method: "GET", path: "/no-such-path" });

      expectMessage(404, answer, "because nothing is served under this path");
    },
  },
  knowingOnly("POST", "wrong-method", "04", "/allocate"),
  knowingOnly("POST", "wrong-method-add-batch", "05", "/add_batch"),
  knowingOnly("GET", "wrong-method-allocations", "12", "/allocations/some-order"),
];

function knowingOnly(known: string, id: string, from: string, path: string): Clause {
  return {
    id,
    title: `answers 405 to a method that ${path} does not know`,
    from,
    run: async (shop) => {
      for (const method of ["GET", "POST", "PUT", "DELETE"].filter((each) => each !== known)) {
        const answer = await shop.send({ method, path });

        expectMessage(405, answer, `because ${path} knows ${known} only`);
      }
    },
  };
}
