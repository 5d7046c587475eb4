/**
 * 考核结果告知书: what came out, told to the person in writing (公务员法 art. 36), and what they may do about it: object while it is on
 * notice, ask for a review or appeal once it is final (arts 95–96; the days are those of the objections).
 */
import type { WordBlock, WordDocument } from '../../documents/word.ts';
import { usual } from '../objections/clocks.ts';
import type { Assessed, Papers } from './gather.ts';
import { fullDay, gradeOf, said } from './words.ts';

const TITLE = '考核结果告知书';

function letterOf(papers: Papers, one: Assessed, day: string): readonly WordBlock[] {
  const { round, scheme, version, county } = papers;
  const { result } = one;
  const final = version.state === 'confirmed';
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
    ...standing(papers),
    ...remedies(papers),
    { kind: 'signature', lines: [county, fullDay(day)] },
    { kind: 'text', text: '本人签收：　　　　　　　　　　　　年　　月　　日' },
  ];
}

function standing({ version: { state, settled } }: Papers): readonly WordBlock[] {
  if (settled === undefined) return [];
  const confirmed = state === 'confirmed' ? '，并已确认' : '，尚待确认';
  return [{ kind: 'text', text: `以上结果已由${settled.body}于${fullDay(settled.day)}审定${confirmed}。` }];
}

function remedies({ version, notice }: Papers): readonly WordBlock[] {
  const where = notice === undefined ? '考核办公室' : notice.contact;
  if (version.state !== 'confirmed') {
    const until = notice === undefined ? '公示期内' : `公示期内（${fullDay(notice.ends)}前）`;
    return [
      {
        kind: 'text',
        text: `以上为拟定结果，尚未最终确定。对结果有异议的，可以在${until}登录系统，在“成绩”中提出，也可以书面向受理异议的单位提出（${where}）。异议处理完毕以前，你的等次不作最终确定。`,
      },
    ];
  }
  const { review, appeal } = usual;
  return [
    {
      kind: 'text',
      text: `对以上结果不服的，可以自收到本告知书之日起 ${review.within} 日内申请复核：登录系统，在“成绩”中提出，或者书面提出（${where}）。复核在 ${review.decide} 日内作出决定。对复核决定不服的，可以自接到复核决定之日起 ${appeal.within} 日内提出申诉；也可以不经复核，自收到本告知书之日起 ${appeal.direct} 日内直接提出申诉。`,
    },
    { kind: 'text', text: '复核、申诉期间，不停止结果的执行；不因申请复核、提出申诉而加重处理。' },
  ];
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
