import { isInstalled } from "./program.ts";

const install =
  "install redis-server (Debian: apt install redis-server, macOS: brew install redis; the dev container has it)";

/** For `describeWith`: suites that need Redis run where `redis-server` can be started, or where REDIS_URL names a server. */
export const redis = {
  service: "Redis",
  get available() {
    return isInstalled() || Boolean(process.env.REDIS_URL);
  },
  remedy: `${install}, or set REDIS_URL to a server that tests may use`,
};

/** For `describeWith`: suites that stop Redis run only where they can start one; nobody else's server is stopped. */
export const ownRedis = {
  service: "A Redis that tests may stop",
  get available() {
    return isInstalled();
  },
  remedy: install,
};
