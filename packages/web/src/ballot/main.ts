/**
 * The ballot page's script: one section of people a screen, a counter, a last screen that sums up, and sending that survives a lost
 * connection. Without it the same form is one long page. Built to ES5: this must run in the webviews of old phones.
 */
import { counterOf } from './counter.ts';
import { all, button, clear, make, mark } from './dom.ts';
import { draftsUnder } from './draft.ts';
import type { Question } from './paper.ts';
import { type Answer, post } from './send.ts';
import { type Sheet, type Subject, sheetOf } from './sheet.ts';
import { type Said, summaryOf } from './summary.ts';
import { offerLargeText } from './text-size.ts';

function begin(form: HTMLFormElement): void {
  const sheet = sheetOf(form);
  const drafts = draftsUnder(form.getAttribute('data-key') as string);
  const page = document.getElementById('page') as HTMLElement;
  const last = sheet.parts.length;
  const summary = make('section', 'part away');
  const count = make('div', 'count');
  const back = button('back', '上一屏', () => goTo(at - 1));
  const next = button('next', '下一屏', () => goTo(at + 1));
  const steps = make('div', 'steps', [back, next]);
  const bar = make('div', 'bar', [count, steps]);
  count.setAttribute('aria-live', 'polite');
  let at = 0;
  let said: Said | undefined;
  let sending = false;
  let over = false;
  let begun = false;

  function goTo(screen: number): void {
    location.hash = String(screen + 1);
  }

  function show(screen: number): void {
    at = screen;
    for (let p = 0; p < last; p++) mark(sheet.parts[p] as HTMLElement, 'away', p !== at);
    mark(summary, 'away', at !== last);
    mark(page, 'later', at > 0);
    back.disabled = at === 0;
    next.textContent = at === last - 1 ? '核对' : '下一屏';
    refresh();
    // Who is read to hears where they are now.
    const here = at === last ? summary : (sheet.parts[at] as HTMLElement);
    here.tabIndex = -1;
    if (begun) here.focus();
    begun = true;
    window.scrollTo(0, 0);
  }

  function refresh(): void {
    clear(count);
    const counts = counterOf(sheet);
    for (let c = 0; c < counts.length; c++) count.appendChild(counts[c] as HTMLElement);
    for (let p = 0; p < last; p++) fillIn(fills[p] as HTMLElement, p);
    if (at !== last) {
      // Left alone where they stand: a tap on one ends typing, and a button that is taken out and put back loses that tap.
      if (next.parentNode === steps) return;
      clear(steps);
      steps.appendChild(back);
      steps.appendChild(next);
      return;
    }
    clear(steps);
    clear(summary);
    const { shown, buttons } = summaryOf(sheet, said, {
      goTo: (i) => goTo((sheet.subjects[i] as Subject).part),
      send,
    });
    for (let s = 0; s < shown.length; s++) summary.appendChild(shown[s] as Node);
    if (buttons.length === 1) steps.appendChild(back);
    for (let b = 0; b < buttons.length; b++) steps.appendChild(buttons[b] as Node);
    const rest = make('div', 'fill');
    fillIn(rest, undefined);
    summary.insertBefore(rest, summary.querySelector('.sum'));
  }

  function changed(): void {
    said = undefined;
    drafts.save(sheet);
    refresh();
  }

  /** Who isn't marked yet, and the buttons that mark them all alike; of one section, or of all. */
  function fillIn(box: HTMLElement, part: number | undefined): void {
    const open = sheet.subjects
      .map((_, i) => i)
      .filter((i) => (part === undefined || sheet.subjects[i]?.part === part) && sheet.blanks(i).length > 0);
    const choices = commonOptions(sheet);
    mark(box, 'away', open.length === 0 || choices === undefined);
    clear(box);
    if (open.length === 0 || choices === undefined) return;
    const group = make('div', 'choices');
    choices.forEach((option, o) => {
      group.appendChild(
        button('', option, () => {
          for (let k = 0; k < open.length; k++) {
            const i = open[k] as number;
            const blank = sheet.blanks(i);
            for (let b = 0; b < blank.length; b++) sheet.put(i, blank[b] as number, String(o));
          }
          changed();
        }),
      );
    });
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', `其余 ${open.length} ${sheet.paper.unit}都评`);
    box.appendChild(make('p', '', [`其余 ${open.length} ${sheet.paper.unit}都评：`]));
    box.appendChild(group);
  }

  function send(asVoid: boolean): void {
    if (sending) return;
    sending = true;
    const buttons = all(bar, 'button') as HTMLButtonElement[];
    for (let b = 0; b < buttons.length; b++) (buttons[b] as HTMLButtonElement).disabled = true;
    (buttons[asVoid ? 0 : buttons.length - 1] as HTMLButtonElement).textContent = '正在提交……';
    post(form, asVoid, (answer: Answer) => {
      sending = false;
      if (answer.page) {
        over = true;
        drafts.drop();
        page.innerHTML = answer.page;
        mark(document.documentElement, 'scripted', false);
        window.scrollTo(0, 0);
        return;
      }
      said = { lines: answer.lines, asVoid: answer.asVoid };
      back.disabled = false;
      refresh();
      window.scrollTo(0, 0);
    });
  }

  const fills = sheet.parts.map((part) => part.appendChild(make('div', 'fill')));
  if (!document.getElementById('tell')) drafts.load(sheet);
  const self = /#self=([\w-]+)/.exec(location.hash);
  if (self) {
    sheet.setOwn(self[1] as string);
    drafts.save(sheet);
    history.replaceState(null, '', location.pathname);
  }
  const own = sheet.subjects.filter((subject) => subject.own)[0];
  if (own) own.box.appendChild(make('p', 'ask', ['这是您本人，不用评。']));
  const plainSend = form.querySelector('.send');
  if (plainSend) mark(plainSend, 'away', true);
  form.appendChild(summary);
  page.appendChild(bar);
  mark(document.documentElement, 'scripted', true);
  form.onchange = changed;
  form.onsubmit = (event) => {
    event.preventDefault();
    if (at !== last) goTo(last);
  };
  const follow = () => {
    if (over) return;
    const asked = /^#(\d+)$/.exec(location.hash);
    show(asked ? Math.min(Number(asked[1]) - 1, last) : 0);
  };
  window.addEventListener('hashchange', follow);
  follow();
}

/** What may be marked, where it is the same in every question. */
function commonOptions({ paper }: Sheet): readonly string[] | undefined {
  const first = (paper.q[0] as Question).o;
  for (let q = 1; q < paper.q.length; q++) if (String((paper.q[q] as Question).o) !== String(first)) return undefined;
  return first;
}

offerLargeText();
const form = document.getElementById('ballot');
if (form) begin(form as HTMLFormElement);
