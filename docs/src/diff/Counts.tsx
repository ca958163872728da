/** Lines added and removed. */
export function Counts({ added, removed }: Readonly<{ added: number; removed: number }>) {
  return (
    <span class="counts">
      <span class="plus">
        +{added}
        <span class="sr-only"> lines added</span>
      </span>{" "}
      <span class="minus">
        −{removed}
        <span class="sr-only"> lines removed</span>
      </span>
    </span>
  );
}
