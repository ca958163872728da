// Loaded before an application under test. However the process that started it ends (Ctrl-C, an exception, kill -9),
// the operating system closes the channel between the two, and the application ends as well.
process.once("disconnect", () => process.exit(1));
// The channel alone keeps no application alive that has nothing left to do.
process.channel?.unref();
