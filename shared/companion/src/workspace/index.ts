export { type Backup, listBackups } from "./backup.ts";
export type { Finished } from "./finish-pending.ts";
export { hashOfTests } from "./hash-of-tests.ts";
export { layHelpers } from "./lay-helpers.ts";
export { exclusively, finishInterrupted } from "./lock.ts";
export { type Next, nextWorkspace } from "./next-workspace.ts";
export type { Performed } from "./perform.ts";
export {
  forgetProgress,
  type Progress,
  readProgress,
  recordHint,
  recordPass,
} from "./progress.ts";
export { resetWorkspace } from "./reset-workspace.ts";
export { restoreBackup } from "./restore-backup.ts";
export { saveBackup } from "./save-backup.ts";
export { startWorkspace } from "./start-workspace.ts";
export { stateFolder } from "./state-folder.ts";
export { type Synced, syncWorkspace } from "./sync-workspace.ts";
export { solutionFor, takeSolution, type Wanted } from "./take-solution.ts";
export { isThere, type Workspace, workspaceOf } from "./workspace.ts";
