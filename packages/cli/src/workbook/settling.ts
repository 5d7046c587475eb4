/** What people have to settle: quotas, open decisions, those who are held back, those who are not assessed. */
import type { Run } from '@shiji/engine';
import type { ColumnToWrite, SheetToWrite } from '@shiji/tables';
import type { ScoreResult } from '../run-result.ts';
import { absenceWords, seatShareText, settleText } from '../words.ts';

const text = (...headers: readonly string[]): ColumnToWrite[] => headers.map((header) => ({ header, kind: 'text' }));

/** Quotas of every pool. */
export function seatsSheet({ scheme }: Run, { seats }: ScoreResult): SheetToWrite {
  const names = new Map(scheme.populations.map((p) => [p.id, p.name]));
  return {
    name: '名额',
    columns: [
      ...text('考核群体', '等次', '名次范围'),
      { header: '基数', kind: 'number' },
      { header: '比例', kind: 'text' },
      { header: '名额', kind: 'number' },
      { header: '已用', kind: 'number' },
    ],
    rows: seats.map((s) => [
      names.get(s.population),
      s.level,
      s.pool,
      String(s.base),
      seatShareText(s),
      String(s.seats),
      String(s.taken),
    ]),
  };
}

/** Open decisions with the ruling that settles each, then what those lack who wait for something else. */
export function openSheet({ open, waiting, subjects }: ScoreResult): SheetToWrite {
  const names = new Map(subjects.map((s) => [s.id, s.name]));
  const people = (ids: readonly string[]): string => ids.map((id) => `${names.get(id) ?? ''}（${id}）`).join('、');
  const decisions = open.map((d) => ['须决定', d.pool ?? '', people(d.subjects), d.text]);
  const lacking = waiting.flatMap(({ subject, pool, items }) =>
    items.map((item) => [
      absenceWords[item.kind],
      pool ?? '',
      people([subject]),
      `${item.text}。${settleText(item)}。`,
    ]),
  );
  return {
    name: '待定',
    columns: [
      ...text('类别', '名次范围'),
      { header: '对象', kind: 'text', width: 40 },
      { header: '事项和办法', kind: 'text', width: 90 },
    ],
    rows: [...decisions, ...lacking],
  };
}

/** Subjects that the scheme doesn't assess. */
export function outsideSheet({ outside }: ScoreResult): SheetToWrite {
  return { name: '不考核', columns: text('编号', '姓名', '原因'), rows: outside.map((o) => [o.id, o.name, o.text]) };
}
