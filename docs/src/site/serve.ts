// Serves what `astro build` wrote: node src/site/serve.ts [port]. Without a port it takes 4321.
import type { AddressInfo } from "node:net";
import path from "node:path";
import { serverOf } from "./static-server.ts";

const [port = "4321"] = process.argv.slice(2);
const server = serverOf(path.join(import.meta.dirname, "../../dist"));

server.on("error", (error) => {
  console.error(`The site cannot be served on port ${port}: ${error.message}`);
  process.exitCode = 1;
});
server.listen(Number(port), () =>
  console.log(`the site is on http://localhost:${(server.address() as AddressInfo).port}`),
);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.close().closeAllConnections());
