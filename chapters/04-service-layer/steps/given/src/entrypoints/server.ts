import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const server = createServer((_request, response) => response.writeHead(404).end());
const port = Number(process.env.PORT ?? 5005);
server.listen(port, () => console.log(`listening on http://localhost:${(server.address() as AddressInfo).port}`));
