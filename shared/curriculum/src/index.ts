export { type Chapter, type Curriculum, findChapter, followedBy, UnknownChapter } from "./chapter.ts";
export { checkChain } from "./check-chain.ts";
export { type Difference, differencesBetween, patchOf, type Renaming, sizeOf, withRenames } from "./difference.ts";
export type { Finding } from "./finding.ts";
export { beginningOf, lessonOf } from "./lesson.ts";
export { type Manifest, manifestSchema, type Step } from "./manifest.ts";
export { BrokenManifests, readCurriculum } from "./read-curriculum.ts";
export { stepTrees } from "./step-tree.ts";
export { readTree, type Tree, writeTree } from "./tree.ts";
