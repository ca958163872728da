import type { BatchRepository } from "../../domain/batch-repository.ts";

/** The same repository; but when SQLite cannot answer just now, it says so in the port's words. */
export function sayingUnavailable(repository: BatchRepository): BatchRepository {
  return repository;
}
