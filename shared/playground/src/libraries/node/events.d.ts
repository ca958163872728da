/** The package with the name of Node's own module. */
declare module "events/" {
  export * from "node:events";
}
