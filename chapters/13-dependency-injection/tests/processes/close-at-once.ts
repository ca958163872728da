// Opens channels to Redis, and wants nothing of them.

import { redisChannels } from "../../src/adapters/redis/channels.ts";

const channels = redisChannels({ url: process.argv[2] ?? "", onLost: () => {} });
await channels.close();
