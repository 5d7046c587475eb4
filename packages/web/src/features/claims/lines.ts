/** Claims as they are typed or pasted from a table: a line for each, whose it is first. */
export type ReadClaims =
  | { readonly ok: true; readonly claims: { readonly subject: string; readonly text: string }[] }
  | { readonly ok: false; readonly row: number; readonly line: string };

export function claimsIn(
  text: string,
  subjects: readonly { readonly id: string; readonly name: string }[],
): ReadClaims {
  // Of two names of which one begins with the other the longer is meant.
  const byLength = [...subjects].sort((a, b) => b.name.length - a.name.length);
  const claims: { subject: string; text: string }[] = [];
  for (const [at, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const subject = byLength.find(({ name }) => line.startsWith(name));
    const said = subject === undefined ? '' : line.slice(subject.name.length).replace(/^[\s：:，,、]+/, '');
    if (subject === undefined || said === '') return { ok: false, row: at + 1, line: line.slice(0, 20) };
    claims.push({ subject: subject.id, text: said });
  }
  return { ok: true, claims };
}
