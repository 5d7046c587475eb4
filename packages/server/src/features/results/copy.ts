import { refusalTable } from '../../http/refusals.ts';

export const resultRefusals = refusalTable({
  'stage-not-on': { status: 409, title: '现在不在“{stage}”环节，不能进行这项操作。请先看本次考核进行到哪一步。' },
  'results-open': { status: 409, title: '还有 {count} 项没有定下来，不能提出等次建议。{first}' },
  'ruling-unfit': { status: 422, title: '这项决定不能生效：{because}' },
  'ruling-gone': { status: 409, title: '这项决定已经被撤销或者更改。请刷新后再看。' },
  'ruling-approved': {
    status: 409,
    title: '这项比例是经批准放宽的，不能单独撤销。请在本次考核的“名额比例的批准”中撤回，写明理由。',
  },
  'share-needs-approval': {
    status: 409,
    title: '“{level}”的比例放宽须经批准。请由考核办在本次考核的“名额比例的批准”中登记批准文件，再由委员会确认。',
  },
  'seats-full': {
    status: 409,
    title: '{pool}“{level}”的名额（{seats} 个）已经用完，不能再增加。需要调整人选的，请同时选择调出的人。',
  },
  'swap-oneself': {
    status: 403,
    title: '调换涉及您本人的等次，您应当回避。请由本单位其他可以调换的领导或者考核办公室办理。',
  },
  'ruling-on-oneself': {
    status: 403,
    title: '这项决定涉及您本人，您应当回避。请由考核委员会或者考核办公室的其他人记入。',
  },
  'swap-moves-others': { status: 409, title: '这样调整会影响其他人的等次：{moved}。请重新选择。' },
  'swap-no-change': { status: 422, title: '这样调整不会改变等次：{because}。请核对两人现在的等次。' },
  'swap-elsewhere': { status: 422, title: '只能在同一单位、同一名次范围内调换。' },
  'swap-never': { status: 409, title: '方案没有规定可以调换等次人选。' },
  'not-proposed': { status: 409, title: '还没有提出等次建议，不能进行这一步。' },
  'not-settled': { status: 409, title: '结果还没有审定，不能确认。' },
  'version-other': { status: 409, title: '结果已经更新到第 {version} 版。请刷新，看过新的结果后再操作。' },
  'settled-in-future': { status: 422, title: '审定日期不能晚于今天。请改正。' },
  'settled-before-proposal': {
    status: 422,
    title: '第 {version} 版结果{proposed}才提出，审定日期不能更早。请改正。',
  },
  'earlier-changed': {
    status: 409,
    title:
      '提出第 {version} 版以后，有 {people} 人以往考核的结果补齐或者更正了，这一版没有计入。请先重新进行“{stage}”环节。',
  },
  'objections-open': { status: 409, title: '还有 {people} 人的异议没有办结，不能归档。' },
  'scheme-faulty': {
    status: 422,
    title: '这份方案还有 {errors} 处错误，改正后才能试算。第 {line} 行：{sentence}',
  },
  'facts-unfit': {
    status: 422,
    title: '这份方案算不了这次考核的数据，有 {errors} 处不符。{first}',
  },
  'proposer-settles': { status: 403, title: '这一版结果由您提出，或者因您决定的异议而更正，须由另一人审定。' },
});

export const resultWords = {
  own: '本人的结果公布以后再看',
  contested: '异议正在办理，还没有最后确定',
} as const;
