/** Makes the facts of the awkward cases out of ordinary ones. */
import { addLeave } from './happenings.ts';
import type { Row, Tables } from './tables.ts';

export function alterAwkward(tables: Tables): void {
  absencesAndMoves(tables);
  scores(tables);
  events(tables);
  settled(tables);
}

function absencesAndMoves(tables: Tables): void {
  addSpell(tables, 'FX0078', '试用期', '是');
  drop(tables.history, (row) => row.subject === 'FX0078');
  addLeave(tables, 'FX0311', '产假', '2026-02-15', '2026-03-31');
  addLeave(tables, 'FX0313', '病假', '2026-01-05', '2026-03-01');
  addSpell(tables, 'FX0545', '立案审查调查', '是', { from: '2026-03-16' });
  drop(tables.spells, (row) => row.subject === 'FX0540' && row.attribute === '单位');
  addSpell(tables, 'FX0540', '单位', '区农业农村局', { to: '2026-02-19' });
  addSpell(tables, 'FX0540', '单位', '青禾镇', { from: '2026-02-20' });
  for (const row of tables.subjects) if (row.id === 'FX0084' || row.id === 'FX1002') row.person = 'FX0084';
}

function scores(tables: Tables): void {
  drop(tables.points, (row) => row.subject === 'FX0519');
  drop(tables.items, (row) => row.subject === 'FX0600' && row.indicator === '岗位职责');
  setPoints(tables, 'FX0128', '业务能力', { 分管领导: '9', 主要领导: '9.5' });
  setPoints(tables, 'FX0072', '业务能力', { 股组长: '9', 分管领导: '9.2', 主要领导: '0.93' });
  const wrong = find(tables.points, { subject: 'FX0072', indicator: '业务能力', role: '主要领导' });
  wrong.id = 'PF-0072-1';
  tables.points.push({ ...wrong, value: '9.3', id: 'PF-0072-2', corrects: 'PF-0072-1' });
  makeTwin(tables, 'FX0802', 'FX0804');
  makeTwin(tables, 'FX0867', 'FX0863');
}

function events(tables: Tables): void {
  const happened = (subject: string, ...rows: readonly Row[]): void => {
    drop(tables.events, (row) => row.subject === subject);
    tables.events.push(...rows.map((row) => ({ subject, ...row })));
  };
  happened(
    'FX0082',
    { code: '表彰奖励', level: '区级', date: '2026-01-20', key: '表彰-03-20' },
    { code: '表彰奖励', level: '市级', date: '2026-03-12', key: '表彰-03-20' },
  );
  happened(
    'FX0307',
    { code: '表彰奖励', level: '省级', date: '2026-01-15', key: '表彰-22-21' },
    { code: '表彰奖励', level: '省级', date: '2026-03-05', key: '表彰-22-22' },
    { code: '经验推广', level: '省级', date: '2026-02-06', key: '推广-22-21' },
    { code: '经验推广', level: '市级', date: '2026-03-20', key: '推广-22-22' },
    { code: '急难险重任务', count: '5', date: '2026-02-12' },
  );
  happened('FX0318', { code: '通报批评', level: '区级', date: '2026-02-04', key: '通报-07', id: 'TB-2026-07' });
  happened(
    'FX0690',
    { code: '违反廉洁规定', level: '较重', date: '2026-02-27' },
    { code: '廉政提醒谈话', date: '2026-03-02' },
  );
  happened('FX0763', { code: '处理处分', level: '谈话函询', date: '2026-02-10' });
  happened('FX0810', { code: 'rectified-poorly', date: '2026-03-25' });
}

function settled(tables: Tables): void {
  const rule = (kind: string, target: string, setting: string, value: string, by: string, reason: string): void => {
    tables.rulings.push({ kind, target, setting, value, by, reason });
  };
  rule('fact', 'TB-2026-07', 'void', 'yes', '区委组织部', '通报所指为另一单位同名人员');
  rule('subject', 'FX0738', 'grade', '较好', 'D38-1 主要领导', '本季度统计调查主要由他人完成');
  rule('subject', 'FX0740', 'grade', '好', 'D38-1 主要领导', '牵头完成统计调查');
  rule('subject', 'FX0863', 'seat.好', 'yes', '区机关事务服务中心党组', '两人并列，研究后推荐任务较重者');
}

/** A tie that no further figure parts: all facts of `of`, but with two equally weighed points exchanged. */
function makeTwin(tables: Tables, of: string, twin: string): void {
  for (const rows of [tables.points, tables.items, tables.events, tables.measures]) {
    const copies = rows.filter((row) => row.subject === of).map((row) => ({ ...row, subject: twin }));
    drop(rows, (row) => row.subject === twin);
    rows.push(...copies);
  }
  const exchanged: { readonly [name: string]: string } = { 政治忠诚: '政治定力', 政治定力: '政治忠诚' };
  for (const row of tables.points) {
    const other = row.subject === twin ? exchanged[row.indicator ?? ''] : undefined;
    if (other !== undefined) row.indicator = other;
  }
}

function setPoints(tables: Tables, subject: string, indicator: string, values: Row): void {
  for (const [role, value] of Object.entries(values)) find(tables.points, { subject, indicator, role }).value = value;
}

function addSpell(tables: Tables, subject: string, attribute: string, value: string, days: Row = {}): void {
  tables.spells.push({ subject, attribute, value, ...days });
}

/** The one row with these cells; a story about a row that is not there would be no story. */
function find(rows: readonly Row[], cells: Row): Row {
  const found = rows.find((row) => Object.entries(cells).every(([column, value]) => row[column] === value));
  if (found === undefined) throw new Error(`no row with ${JSON.stringify(cells)}`);
  return found;
}

function drop(rows: Row[], unwanted: (row: Row) => boolean): void {
  const kept = rows.filter((row) => !unwanted(row));
  rows.splice(0, rows.length, ...kept);
}
