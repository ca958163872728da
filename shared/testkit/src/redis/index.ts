export { ownRedis, redis } from "./requirement.ts";
export { type RedisServer, startRedis } from "./start-redis.ts";
