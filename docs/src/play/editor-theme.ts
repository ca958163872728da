import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Colours come from the page, so that light and dark need one theme. */
const look = EditorView.theme({
  "&": {
    color: "var(--code)",
    backgroundColor: "var(--code-background)",
    height: "100%",
    fontSize: "0.875rem",
    // Room for the outline, over which the line numbers would lie.
    padding: "2px",
  },
  ".cm-scroller": { fontFamily: "var(--__sl-font-mono)", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--code)" },
  ".cm-cursor": { borderLeftColor: "var(--code)" },
  ".cm-gutters": { color: "var(--code-quiet)", backgroundColor: "var(--code-background)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--code-line)" },
  "&.cm-focused": { outline: "2px solid var(--sl-color-accent)", outlineOffset: "-2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--code-selection)",
  },
  ".cm-searchMatch": { backgroundColor: "var(--code-match)", outline: "1px solid var(--code-quiet)" },
  ".cm-searchMatch.cm-searchMatch-selected": { backgroundColor: "var(--code-selection)" },
  ".cm-selectionMatch": { backgroundColor: "var(--code-match)" },
  ".cm-panels": { color: "var(--code)", backgroundColor: "var(--code-background)" },
  ".cm-textfield, .cm-button, .cm-panel button": {
    color: "var(--code)",
    background: "var(--code-background)",
    borderColor: "var(--code-quiet)",
  },
  ".cm-tooltip": { color: "var(--code)", backgroundColor: "var(--code-background)" },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--code-number)" },
  { tag: [tags.comment], color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.typeName, tags.className, tags.namespace], color: "var(--code-type)" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: "var(--code-function)" },
]);

export const editorTheme = [look, syntaxHighlighting(colours)];
