/**
 * Where a scheme is typed: lines with numbers, findings under what they are about, keys of the language while typing. It lives in a shadow
 * root, where its styles come by adopted style sheets: the page's policy forbids style elements (decision 0018).
 */
import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { defaultHighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { schemeJsonSchema } from '@shiji/engine';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { Finding } from './check.ts';
import styles from './schemes.module.css';

export interface EditorHandle {
  goTo(line: number, column: number): void;
}

export interface EditorProps {
  readonly label: string;
  /** What it begins with. Typing runs ahead of React, so the text is never put back from outside: another text is another editor, by its key. */
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly findings: readonly Finding[];
  readonly handle: Ref<EditorHandle>;
}

/** Browsers of the floor that have no adopted style sheets (Safari before 16.4) type into the system's own field. */
export const CodeEditor =
  'adoptedStyleSheets' in Document.prototype
    ? (props: EditorProps) => <Rich {...props} />
    : (props: EditorProps) => <Plain {...props} />;

function Rich({ label, value, onValue, findings, handle }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const tell = useRef(onValue);
  tell.current = onValue;
  const first = useRef({ label, value });

  useEffect(() => {
    const host = place.current;
    if (host === null) return undefined;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    const made = new EditorView({
      parent: root as unknown as Element,
      root,
      state: EditorState.create({ doc: first.current.value, extensions: extensions(first.current.label, tell) }),
    });
    view.current = made;
    return () => {
      view.current = undefined;
      made.destroy();
    };
  }, []);

  useEffect(() => {
    const { current } = view;
    if (current !== undefined) current.dispatch(setDiagnostics(current.state, diagnosticsOf(current.state, findings)));
  }, [findings]);

  useImperativeHandle(handle, () => ({
    goTo(line, column) {
      const { current } = view;
      if (current === undefined) return;
      const at = positionOf(current.state, line, column);
      current.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      current.focus();
    },
  }));

  return <div ref={place} className={styles.editor} />;
}

function Plain({ label, value, onValue, handle }: EditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(handle, () => ({
    goTo(line, column) {
      const { current } = field;
      if (current === null) return;
      const before = current.value.split('\n').slice(0, line - 1);
      const at = before.reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
      current.focus();
      current.setSelectionRange(at, at);
    },
  }));
  return (
    <textarea
      ref={field}
      aria-label={label}
      className={styles.plainEditor}
      spellCheck={false}
      value={value}
      onChange={({ target }) => onValue(target.value)}
    />
  );
}

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: 'var(--text-small)' },
  '.cm-scroller': { overflow: 'auto' },
  '.cm-gutters': { color: 'var(--ink-faint)', backgroundColor: 'var(--ground)' },
});

const extensions = (label: string, tell: { readonly current: (value: string) => void }) => [
  lineNumbers(),
  lintGutter(),
  history(),
  highlightActiveLine(),
  yaml(),
  indentUnit.of('  '),
  syntaxHighlighting(defaultHighlightStyle),
  autocompletion({ override: [complete] }),
  keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
  theme,
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
  EditorView.updateListener.of((update) => {
    if (update.docChanged) tell.current(update.state.doc.toString());
  }),
];

function positionOf({ doc }: EditorState, line: number, column: number): number {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(from + Math.max(column - 1, 0), to);
}

/** Findings stand where they lie, to the end of the line; one without a place is in the list alone. */
function diagnosticsOf(state: EditorState, findings: readonly Finding[]): Diagnostic[] {
  return findings.flatMap(({ severity, line, column, sentence }) => {
    if (line === undefined) return [];
    const from = positionOf(state, line, column ?? 1);
    return [{ from, to: Math.max(from, state.doc.lineAt(from).to), severity, message: sentence }];
  });
}

/** Keys of the language, and the ids that stand in the text. */
function complete(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/[\p{L}\w-]+/u);
  if (word === null && !context.explicit) return null;
  const ids = new Set<string>();
  for (const [, id] of context.state.doc.toString().matchAll(/^[ \t]+([\p{L}\w-]+):/gmu))
    if (id !== undefined) ids.add(id);
  const keys = languageKeys();
  return {
    from: word?.from ?? context.pos,
    options: [
      ...[...keys].map(([label, info]) => ({ label, type: 'property', ...(info === '' ? {} : { detail: info }) })),
      ...[...ids].filter((id) => !keys.has(id)).map((label) => ({ label, type: 'variable' })),
    ],
    validFor: /^[\p{L}\w-]*$/u,
  };
}

let known: ReadonlyMap<string, string> | undefined;
function languageKeys(): ReadonlyMap<string, string> {
  if (known === undefined) {
    const found = new Map<string, string>();
    collect(schemeJsonSchema(), found);
    known = found;
  }
  return known;
}

function collect(node: unknown, into: Map<string, string>): void {
  if (typeof node !== 'object' || node === null) return;
  if ('properties' in node && typeof node.properties === 'object' && node.properties !== null)
    for (const [key, value] of Object.entries(node.properties)) {
      const about = typeof value === 'object' && value !== null && 'description' in value ? value.description : '';
      if (!into.has(key)) into.set(key, typeof about === 'string' ? about.slice(0, 60) : '');
    }
  for (const value of Object.values(node)) collect(value, into);
}
