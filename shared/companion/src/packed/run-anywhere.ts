/** The commands that need no repository: these the published package has in it. */
export const RUN_ANYWHERE = ["conform", "doctor", "completion", "completion-server"];
