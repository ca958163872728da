// A test runner that is killed leaves its workers behind, and one that still has a process to wait for would never end.
process.once("disconnect", () => process.exit(1));
