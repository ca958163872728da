// The playground's worker: the bundler begins here.
import "@cosmic/playground/worker";
