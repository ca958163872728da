// One of several processes that open the same new database at once.
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";

openDatabase(process.argv[2] ?? ":memory:").close();
