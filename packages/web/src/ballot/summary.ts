/** The last screen: what is still blank or wrong or would void the paper, what is marked, and the buttons that send it or lead back. */
import { button, make } from './dom.ts';
import { type Finding, mostOf } from './judge.ts';
import type { Question } from './paper.ts';
import type { Sheet, Subject } from './sheet.ts';

export interface SummaryActions {
  /** Goes to the section of a subject. */
  goTo(subject: number): void;
  /** Sends the paper; `asVoid`: although it is void. */
  send(asVoid: boolean): void;
}

/** What the server or the connection said to the last try. */
export interface Said {
  readonly lines: readonly string[];
  readonly asVoid: boolean;
}

export interface Summary {
  readonly shown: readonly HTMLElement[];
  readonly buttons: readonly HTMLElement[];
}

export function summaryOf(sheet: Sheet, said: Said | undefined, act: SummaryActions): Summary {
  const shown: HTMLElement[] = [make('h2', '', ['请核对后提交'])];
  const { blank, wrong } = faultsOf(sheet);
  const findings = sheet.findings();
  if (said) shown.push(tell('', said.lines));
  if (wrong.length > 0)
    shown.push(
      tell(
        '有的分数填得不对，请改正：',
        wrong.map((i) => nameOf(sheet, i)),
      ),
    );
  if (findings.length > 0)
    shown.push(
      tell(
        '照这样提交，整张票会作废：',
        findings.map((found) => sentence(sheet, found)),
      ),
    );
  if (blank.length > 0) shown.push(tell(blankText(sheet, blank), []));
  shown.push(listOf(sheet, act));
  return { shown, buttons: buttonsOf(sheet, blank, wrong, findings, said, act) };
}

function faultsOf(sheet: Sheet): { readonly blank: number[]; readonly wrong: number[] } {
  const blank: number[] = [];
  const wrong: number[] = [];
  for (let i = 0; i < sheet.subjects.length; i++) {
    if (sheet.blanks(i).length > 0) blank.push(i);
    if (sheet.wrong(i).length > 0) wrong.push(i);
  }
  return { blank, wrong };
}

function buttonsOf(
  sheet: Sheet,
  blank: readonly number[],
  wrong: readonly number[],
  findings: readonly Finding[],
  said: Said | undefined,
  act: SummaryActions,
): HTMLElement[] {
  const first = wrong.length > 0 ? wrong[0] : mayStayBlank(sheet, blank) ? undefined : blank[0];
  if (first !== undefined) return [button('next', wrong.length > 0 ? '去改正' : '去评还没评的', () => act.goTo(first))];
  if (findings.length === 0 && !said?.asVoid) return [button('main', '提交', () => act.send(false))];
  const change = button('main', '返回修改', () => act.goTo(0));
  return sheet.paper.voidable ? [button('', '仍按废票提交', () => act.send(true)), change] : [change];
}

function listOf(sheet: Sheet, act: SummaryActions): HTMLElement {
  const list = make('ul', 'sum');
  for (let i = 0; i < sheet.subjects.length; i++) {
    const none = sheet.blanks(i).length > 0;
    const link = make('a', '', [
      make('b', '', [nameOf(sheet, i)]),
      make('span', none ? 'none' : '', [sheet.subjects[i]?.own ? '本人，不评' : markText(sheet, i)]),
    ]);
    link.href = '#';
    link.onclick = (event) => {
      event.preventDefault();
      act.goTo(i);
    };
    list.appendChild(make('li', '', [link]));
  }
  return list;
}

function markText(sheet: Sheet, i: number): string {
  const words: string[] = [];
  for (let q = 0; q < sheet.paper.q.length; q++) {
    const value = sheet.marked(i, q);
    const options = (sheet.paper.q[q] as Question).o;
    words.push(value === '' ? '未评' : options ? (options[Number(value)] as string) : `${value} 分`);
  }
  return words.join(' / ');
}

/** As the server's engine says it: 最多评 8 人，您评了 9 人. */
function sentence({ paper }: Sheet, { rule, found, of }: Finding): string {
  if (!rule.n) return `评价不能完全相同，您对 ${of} ${paper.unit}的评价都一样。`;
  const most = mostOf(rule, of);
  const bounds =
    most === undefined ? '的数量不合规定' : most > 0 ? `最多评 ${most} ${paper.unit}` : `一${paper.unit}也不能评`;
  return `${rule.t}${bounds}，您评了 ${found} ${paper.unit}。`;
}

function blankText(sheet: Sheet, blank: readonly number[]): string {
  const { subjects, paper } = sheet;
  const names = blank.slice(0, MOST_NAMES).map((i) => (subjects[i] as Subject).name);
  const whom = `还有 ${blank.length} ${paper.unit}没有评：${names.join('、')}${blank.length > MOST_NAMES ? '等' : ''}。`;
  if (paper.abstain) return `${whom}就这样提交，没评的算弃权。`;
  return mayStayBlank(sheet, blank) ? `${whom}是本人的，不用评。` : `${whom}评完才能提交。`;
}

const MOST_NAMES = 6;

/** One's own line may, where the voter has no phone of ours that names it. */
function mayStayBlank(sheet: Sheet, blank: readonly number[]): boolean {
  if (sheet.paper.abstain || blank.length === 0) return true;
  const known = sheet.total() < sheet.subjects.length;
  return (
    sheet.paper.peers === 1 &&
    !known &&
    blank.length === 1 &&
    sheet.blanks(blank[0] as number).length === sheet.paper.q.length
  );
}

const nameOf = (sheet: Sheet, i: number): string => (sheet.subjects[i] as Subject).name;

function tell(lead: string, lines: readonly string[]): HTMLElement {
  const box = make('div', 'tell', lead ? [make('p', '', [lead])] : []);
  for (let i = 0; i < lines.length; i++) box.appendChild(make('p', '', [lines[i] as string]));
  return box;
}
