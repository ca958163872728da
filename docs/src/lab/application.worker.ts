// The lab's worker: the bundler begins here.
import "@cosmic/playground/application/worker";
