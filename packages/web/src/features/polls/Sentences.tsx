import rules from './rules.module.css';

/** The rules of a poll, a sentence a line. */
export function Sentences({ of }: { readonly of: readonly string[] }) {
  return (
    <ul className={rules.said}>
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
