import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const server = createServer((_request, response) => response.writeHead(404).end());
server.listen(5005, () => console.log(`listening on http://localhost:${(server.address() as AddressInfo).port}`));
