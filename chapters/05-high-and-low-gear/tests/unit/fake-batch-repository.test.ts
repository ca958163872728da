import { batchRepositoryContract } from "../contracts/batch-repository.ts";
import { FakeBatchRepository } from "../fakes.ts";

batchRepositoryContract("a fake", () => new FakeBatchRepository());
