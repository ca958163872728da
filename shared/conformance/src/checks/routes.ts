import type { Check } from "../check.ts";
import { Conversation } from "../conversation.ts";
import { expectMessage } from "../expectations.ts";

/** What is answered where nothing is served. */
export const routes: readonly Check[] = [
  {
    id: "unknown-path",
    title: "answers 404 where there is nothing",
    from: "04",
    run: async (service) => {
      const shop = new Conversation(service);

      const answer = await shop.send({ method: "GET", path: "/no-such-path" });

      expectMessage(404, answer, "because nothing is served under this path");
    },
  },
  onlyPost("wrong-method", "04", "/allocate"),
  onlyPost("wrong-method-add-batch", "05", "/add_batch"),
];

function onlyPost(id: string, from: string, path: string): Check {
  return {
    id,
    title: `answers 405 to a method that ${path} does not know`,
    from,
    run: async (service) => {
      const shop = new Conversation(service);

      for (const method of ["GET", "PUT", "DELETE"]) {
        const answer = await shop.send({ method, path });

        expectMessage(405, answer, `because ${path} knows POST only`);
      }
    },
  };
}
