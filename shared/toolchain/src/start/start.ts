// What `npm start` runs once everything is installed: node start.ts <server of a chapter> [its arguments].
//
// The application listens at once. The site is built meanwhile, where what it is made of has changed, and served beside
// it. When the application ends, so does the site.
import { placeFor } from "./ports.ts";
import { launch } from "./program.ts";
import { siteOn } from "./site.ts";

const [server = "", ...args] = process.argv.slice(2);

try {
  const forApplication = await placeFor(5005, "PORT");
  const forSite = await placeFor(4321, "SITE_PORT");
  for (const { remark } of [forApplication, forSite]) if (remark) console.log(remark);

  const application = launch("node", [server, ...args], { env: { PORT: String(forApplication.port) } });
  const site = siteOn(forSite.port);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      application.end(signal);
      site.end(signal);
    });

  void introduce(application.address, site.address);
  process.exitCode = await application.ended;
  site.end("SIGTERM");
} catch (error) {
  console.error(`cosmic: ${(error as Error).message}`);
  process.exitCode = 1;
}

async function introduce(...addresses: readonly Promise<string | undefined>[]): Promise<void> {
  const [application, site] = await Promise.all(addresses);
  if (application === undefined) return;
  console.log();
  if (site)
    console.log(`the site         ${site}  begin here: the text, and in it tests, exercises and a lab that run`);
  console.log(`the application  ${application}  the newest chapter's, on SQLite, with four lines to try above`);
  console.log(`Ctrl-C ends ${site ? "both" : "it"}.`);
}
