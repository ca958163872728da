// The process around one server.
import { keep } from "../keeper/keep.ts";
import { createServer } from "./server.ts";

keep(createServer(process.argv[2] === "durable" ? "durable" : "forgetful"));
