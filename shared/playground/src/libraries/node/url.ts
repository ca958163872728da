// What the chapters use of node:url.
export function fileURLToPath(url: string | URL): string {
  const { host, pathname } = new URL(url);
  if (host !== "") throw new TypeError('File URL host must be "localhost" or empty');
  if (/%2f/i.test(pathname)) throw new TypeError("File URL path must not include encoded / characters");
  return decodeURIComponent(pathname);
}

export const pathToFileURL = (path: string) => new URL(`file://${encodeURI(path)}`);

export default { fileURLToPath, pathToFileURL };
