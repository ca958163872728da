import { javascript } from "@codemirror/lang-javascript";
import { setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { basicSetup } from "codemirror";
import { useLayoutEffect, useRef } from "preact/hooks";
import { editorTheme } from "./editor-theme.ts";

type Props = Readonly<{
  file: string;
  text: string;
  /** Marked in the margin, with what is wrong there; lines count from one. */
  faults: readonly Readonly<{ line: number; message: string }>[];
  /** A line to bring into view; whoever asked for it goes on there. */
  goTo: Readonly<{ line: number; focus: boolean }> | undefined;
  onChange: (text: string) => void;
  onRun: () => void;
}>;

/** A chapter's file in CodeMirror. Escape, then Tab, leaves it. */
export function Editor({ file, text, faults, goTo, onChange, onRun }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | undefined>(undefined);
  const latest = useRef({ onChange, onRun });
  latest.current = { onChange, onRun };

  // All of this before anything is painted: later, the next key that is pressed would find what stood there before.
  useLayoutEffect(() => {
    if (!place.current) return;
    const language = new Compartment();
    view.current = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          keymap.of([{ key: "Mod-Enter", run: () => running(latest.current) }]),
          basicSetup,
          language.of(file.endsWith(".ts") ? javascript({ typescript: true }) : []),
          editorTheme,
          EditorView.contentAttributes.of({
            tabindex: "0",
            "aria-label": `${file}, Escape and then Tab leaves the editor`,
          }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) latest.current.onChange(state.doc.toString());
          }),
        ],
      }),
    });
    return () => view.current?.destroy();
  }, [file]);

  // A reset, or a solution, comes from outside.
  useLayoutEffect(() => {
    const shown = view.current?.state.doc.toString();
    if (view.current && shown !== text)
      view.current.dispatch({ changes: { from: 0, to: shown?.length ?? 0, insert: text } });
  }, [text]);

  useLayoutEffect(() => {
    const { current: editor } = view;
    if (!editor) return;
    const diagnostics = faults
      .filter(({ line }) => line <= editor.state.doc.lines)
      .map(({ line, message }) => {
        const { from, to } = editor.state.doc.line(line);
        return { from, to, severity: "error" as const, message };
      });
    editor.dispatch(setDiagnostics(editor.state, diagnostics));
  }, [faults, file]);

  useLayoutEffect(() => {
    const { current: editor } = view;
    if (!editor || goTo === undefined || goTo.line > editor.state.doc.lines) return;
    const { from } = editor.state.doc.line(goTo.line);
    editor.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    if (goTo.focus) editor.focus();
  }, [goTo, file]);

  return <div class="editor" ref={place} />;
}

/** For a key: true says that it has been dealt with. */
function running({ onRun }: Pick<Props, "onRun">): true {
  onRun();
  return true;
}
