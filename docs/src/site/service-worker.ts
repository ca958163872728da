/** A folder's page is asked for by the folder. */
const addressOf = (file: string) => `/${file.replace(/(^|\/)index\.html$/, "$1")}`;

/** The text of a service worker that keeps `files` under the name of a version, and answers from them. */
export function serviceWorker(version: string, files: readonly string[]): string {
  return `const CACHE = "cosmic ${version}";
const FILES = ${JSON.stringify(files.map(addressOf))};

addEventListener("install", (event) => event.waitUntil(keepAll()));
addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && new URL(url).origin === location.origin) event.respondWith(answerTo(event.request));
});

async function keepAll() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })));
  await skipWaiting();
}

async function forgetOthers() {
  for (const name of await caches.keys()) if (name.startsWith("cosmic ") && name !== CACHE) await caches.delete(name);
  await clients.claim();
}

async function answerTo(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept) return kept;
  return request.mode === "navigate" ? fetch(request).catch(() => withoutServer(request, cache)) : fetch(request);
}

// What a server would have said: the page without the slash at its end that was forgotten, else that there is none.
async function withoutServer(request, cache) {
  const page = await cache.match(new URL(request.url).pathname + "/");
  if (page) return page;
  const notFound = await cache.match("/404.html");
  return new Response(notFound.body, { status: 404, headers: notFound.headers });
}
`;
}
