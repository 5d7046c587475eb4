/**
 * 考核结果告知书: what came out, told to the person in writing (公务员法 art. 36), and what they may do about it: object while it is on
 * notice, ask for a review or appeal once it is final (arts 95–96; the days are those by which the server takes them).
 */
import type { WordBlock, WordDocument } from '../../documents/word.ts';
import { remediesOf, usual } from '../objections/clocks.ts';
import { isOpen, type Objection, objectionKinds } from '../objections/model.ts';
import type { OwnFinal } from '../results/receipts.ts';
import type { Assessed, Papers } from './gather.ts';
import { fullDay, gradeOf, said } from './words.ts';

const TITLE = '考核结果告知书';

function letterOf(papers: Papers, one: Assessed, day: string): readonly WordBlock[] {
  const { round, scheme, county } = papers;
  const { result } = one;
  const final = isFinal(papers, one);
  const place = 'value' in result.rank ? `，在${said(result.pool)}排第 ${result.rank.value} 名` : '';
  const score = 'value' in result.total ? `得分为 ${result.total.value} 分${place}，` : '';
  const grade = gradeOf(result);
  const came = 'value' in result.grade ? `${final ? '' : '拟定'}等次为“${grade}”。` : `${grade}。`;
  const parts = papers.figures.flatMap(({ id, name, part }) => {
    const outcome = result.indicators[id];
    return part && outcome !== undefined ? [`${name} ${said(outcome)}`] : [];
  });
  const made = parts.length === 0 ? '' : `其中：${parts.join('，')}。`;
  return [
    { kind: 'text', text: `${one.name}同志：`, flush: true },
    {
      kind: 'text',
      text: `根据《${scheme.name}》，你在${round.name}（${fullDay(round.term.from)}至${fullDay(round.term.to)}）中，${score}${came}${made}`,
    },
    ...standing(papers, one),
    ...remedies(papers, one),
    { kind: 'signature', lines: [county, fullDay(day)] },
    { kind: 'text', text: '本人签收：　　　　　　　　　　　　年　　月　　日' },
  ];
}

/** Of whoever objects, nothing is final before that is decided, though the others' results are confirmed. */
const isFinal = ({ version }: Papers, { final }: Assessed): boolean =>
  version.state === 'confirmed' && final !== undefined;

const openOf = ({ objections }: Assessed): Objection | undefined => objections.find(({ state }) => isOpen(state));

function standing(papers: Papers, one: Assessed): readonly WordBlock[] {
  const { state, settled } = papers.version;
  if (settled === undefined) return [];
  const objects = openOf(one);
  const confirmed = isFinal(papers, one)
    ? '，并已确认'
    : state === 'confirmed' || objects !== undefined
      ? '，你的等次尚未最终确定'
      : '，尚待确认';
  return [{ kind: 'text', text: `以上结果已由${settled.body}于${fullDay(settled.day)}审定${confirmed}。` }];
}

const EXECUTED = '复核、申诉期间，不停止结果的执行；不因申请复核、提出申诉而加重处理。';

function remedies(papers: Papers, one: Assessed): readonly WordBlock[] {
  const { notice } = papers;
  const where = notice === undefined ? '考核办公室' : notice.contact;
  const objects = openOf(one);
  const text = (said: string): WordBlock => ({ kind: 'text', text: said });
  if (objects !== undefined) {
    const kind = objectionKinds[objects.kind];
    const begins = `你提出的${kind}正在办理，${fullDay(objects.due)}前答复`;
    return objects.kind === 'objection'
      ? [text(`${begins}。办理完毕以前，你的等次不作最终确定；办理完毕以后，最终结果另行告知。`)]
      : [text(`${begins}。`), text(EXECUTED)];
  }
  if (one.final === undefined || !isFinal(papers, one)) {
    const until = notice === undefined ? '公示期内' : `公示期内（${fullDay(notice.ends)}前）`;
    return [
      text(
        `以上为拟定结果，尚未最终确定。对结果有异议的，可以在${until}登录系统，在“成绩”中提出，也可以书面向受理异议的单位提出（${where}）。异议处理完毕以前，你的等次不作最终确定。`,
      ),
    ];
  }
  return [text(afterFinal(one.final, one.objections, where)), text(EXECUTED)];
}

/** What the law leaves to somebody with a final result. */
function afterFinal(final: OwnFinal, objections: readonly Objection[], where: string): string {
  const { review, appeal } = usual;
  const open = remediesOf(final, objections);
  const untilOf = (kind: Objection['kind']) => {
    const until = open.find((remedy) => remedy.kind === kind)?.until;
    return until === undefined ? '' : fullDay(until);
  };
  if (open.length === 0)
    return '你对以上结果的申诉已经作出处理决定。对处理决定不服的，可以依法向作出决定机关的上一级机关提出再申诉。';
  if (open.every(({ kind }) => kind === 'appeal'))
    return `你对以上结果申请的复核已经作出决定。对复核决定不服的，可以自接到复核决定之日起 ${appeal.within} 日内（${untilOf('appeal')}前）提出申诉：登录系统，在“成绩”中提出，或者书面提出（${where}）。`;
  const { received } = final;
  const known =
    received === undefined
      ? ''
      : `系统记录你于${fullDay(received)}首次查看最终结果，以上期限自该日起算，到${untilOf('review')}为止。`;
  return `对以上结果不服的，可以自收到最终结果之日起 ${review.within} 日内申请复核，复核在 ${review.decide} 日内作出决定；对复核决定不服的，可以自接到复核决定之日起 ${appeal.within} 日内提出申诉。也可以不经复核，自收到最终结果之日起 ${appeal.direct} 日内直接提出申诉，申诉在 ${appeal.decide} 日内作出处理决定。申请复核、提出申诉，登录系统，在“成绩”中办理，或者书面提出（${where}）。${known}`;
}

/** One letter, or those of several people, each on a page of its own. `day`: on which it is given out. */
export function lettersOf(papers: Papers, people: readonly Assessed[], day: string): WordDocument {
  return {
    title: TITLE,
    untitled: true,
    blocks: people.flatMap((one): readonly WordBlock[] => [
      { kind: 'title', text: TITLE },
      ...letterOf(papers, one, day),
    ]),
  };
}
