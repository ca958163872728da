/** Where the site will stand, for all that needs whole addresses: feed, sitemap, previews. @throws when it cannot stand there */
export function siteAddress(wanted: string | undefined): string {
  if (wanted === undefined || wanted === "") return "http://localhost:4321";
  const address = URL.parse(wanted);
  if (!address || !/^https?:$/.test(address.protocol))
    throw new Error(`SITE_URL is "${wanted}", which is no address of a site. Write it whole: https://book.example.org`);
  if (address.pathname !== "/" || address.search || address.hash)
    throw new Error(`SITE_URL is "${wanted}", but the site has to stand at the top of its host: ${address.origin}`);
  return address.origin;
}
