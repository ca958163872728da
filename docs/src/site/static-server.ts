import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import path from "node:path";
import sirv from "sirv";

/** Serves the files of a built site; what is not there is answered with its page 404. The caller listens and closes. */
export function serverOf(folder: string): Server {
  const handler = sirv(folder, { etag: true });
  const notFound = path.join(folder, "404.html");
  return createServer((request, response) => {
    handler(request, response, () => {
      response.writeHead(404, { "content-type": "text/html; charset=utf-8" });
      response.end(existsSync(notFound) ? readFileSync(notFound) : "Not found");
    });
  });
}
