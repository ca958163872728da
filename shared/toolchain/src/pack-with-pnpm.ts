// Before a package is packed: npm would pack it with dependencies such as "catalog:", which nobody can install.
const packer = process.env.npm_config_user_agent ?? "";
if (packer.startsWith("npm/")) {
  console.error(
    "npm does not know this workspace's versions. Pack it with pnpm, which makes the same kind of tarball: pnpm pack",
  );
  process.exitCode = 1;
}
