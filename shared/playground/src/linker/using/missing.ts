// What belongs to `using`, where the browser does not have it.
import "core-js/actual/symbol/dispose.js";
import "core-js/actual/symbol/async-dispose.js";
import "core-js/actual/suppressed-error.js";
import "core-js/actual/disposable-stack/index.js";
import "core-js/actual/async-disposable-stack/index.js";
import "core-js/actual/iterator/dispose.js";
import "core-js/actual/async-iterator/async-dispose.js";
