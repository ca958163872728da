import { pluginLineNumbers } from "@expressive-code/plugin-line-numbers";

/** @type {import("@astrojs/starlight/expressive-code").StarlightExpressiveCodeOptions} */
export default {
  plugins: [pluginLineNumbers()],
  defaultProps: { showLineNumbers: false },
  styleOverrides: { lineNumbers: { foreground: "var(--sl-color-gray-2)" } },
};
