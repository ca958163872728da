// node:path, as it is where folders are divided by slashes.
import path from "path-browserify";

export default path;
export const { basename, dirname, extname, join, normalize, posix, relative, resolve, sep } = path;
