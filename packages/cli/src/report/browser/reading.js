/** Reads back what `compact.ts` packed, and handles decimals as text. Plain ES2019 without the document, so that tests run it too. */

const absenceKinds = ['notApplicable', 'missing', 'open', 'held'];
const adjustmentKinds = ['round', 'cap', 'floor', 'stated', 'clamp', 'veto'];
const barKinds = ['part', 'change', 'total'];

/** The kind of an absence from its number in the list. */
export const absenceKind = (number) => absenceKinds[number];

/** The sheet of the subject with the id, from its packed form. */
export function readSheet({ texts, figures }, packed, id) {
  const text = (ref) => (typeof ref === 'number' ? texts[ref] : ref);
  const list = (items, read) => (items ? items.map(read) : []);

  const outcome = (from) =>
    typeof from === 'string'
      ? { value: from }
      : { absent: absenceKinds[from[0]], because: from.slice(1).map((ref) => text(ref)) };

  const fact = (ref, figure) =>
    text(ref)
      .split('/')
      .map((part) => (part === '~1' ? id : part === '~2' ? figure : part.replace(/~0/g, '~')))
      .join('/');

  const step = ([index, result, arithmetic, raw, adjustments, lines, notes, needed, facts, parts]) => {
    const [figure, name, term, clause, words, local, subtract] = figures[index];
    const read = {
      figure,
      name,
      term,
      clause,
      outcome: outcome(result),
      adjustments: list(adjustments, ([kind, amount, ref]) => ({
        kind: adjustmentKinds[kind],
        amount,
        text: text(ref),
      })),
      lines: list(lines, ([label, how, value]) => ({ label: text(label), arithmetic: text(how), value })),
      notes: list(notes, text),
      needed: list(needed, text),
      facts: list(facts, (ref) => fact(ref, figure)),
      parts: list(parts, step),
    };
    if (words) read.words = words;
    if (local) read.local = local;
    if (subtract) read.subtract = true;
    if (arithmetic !== undefined && arithmetic !== 0) read.arithmetic = text(arithmetic);
    if (raw) read.raw = raw === 1 ? result : raw;
    return read;
  };

  const action = ([what, by, within, amount]) => ({
    name: text(what),
    by: by ? text(by) : '',
    within: within ? text(within) : '',
    amount: amount ? outcome(amount) : undefined,
  });

  const [steps, bars, facets, open, consequences, rest, person, others] = packed;
  return {
    steps: list(steps, step),
    bars: list(bars, ([kind, label, amount]) => ({ kind: barKinds[kind], label: text(label), amount })),
    facets: list(facets, outcome),
    open: list(open, ([why, settle]) => ({ text: text(why), settle: text(settle) })),
    consequences: list(consequences, ([name, clause, actions]) => ({
      name: text(name),
      clause: clause.map((ref) => text(ref)),
      actions: actions.map(action),
    })),
    others: list(others, step),
    rest: list(rest, ([index, result]) => ({ name: figures[index][1], outcome: outcome(result) })),
    person: person || id,
  };
}

/** With a real minus sign: `−2.00`. */
export const minus = (decimal) => decimal.replace(/^-/, '−');

/** The decimal taken away instead of added: `11` is `−11`, `-3` is `+3`, nothing stays nothing. */
export function takenAway(decimal) {
  if (/^-/.test(decimal)) return `+${decimal.slice(1)}`;
  return /[1-9]/.test(decimal) ? `−${decimal}` : decimal;
}

/** −, 0 or + as decimal text a is less than, equal to or greater than b: digit by digit, never through floating point. */
export function compareDecimals(a, b) {
  const [x, y] = [a, b].map((text) => {
    const [whole, fraction = ''] = text.replace(/^[+-]/, '').split('.');
    return { negative: /^-/.test(text), whole: whole.replace(/^0+/, ''), fraction };
  });
  if (x.negative !== y.negative) {
    const nothing = !/[1-9]/.test(a + b);
    return nothing ? 0 : x.negative ? -1 : 1;
  }
  const places = Math.max(x.fraction.length, y.fraction.length);
  const [p, q] = [x, y].map((n) => n.whole + n.fraction.padEnd(places, '0'));
  const larger = p.length - q.length || (p < q ? -1 : p > q ? 1 : 0);
  return x.negative ? -larger : larger;
}
