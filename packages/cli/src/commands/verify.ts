/** `shiji verify`: an archive of the ledger, a person's proof file, or a round that was handed over, recomputed offline. */
import {
  type ArchiveReport,
  announcedCalendar,
  type LedgerFinding,
  MAX_PROOF_BYTES,
  type NoteVerifier,
  type ProofReport,
  type RoundReport,
  readVerifier,
  roundSentence,
  verifyArchive,
  verifyProofFile,
  verifyRound,
} from '@shiji/server';
import type { VerifyArguments } from '../arguments.ts';
import { ownFinding } from '../findings.ts';
import type { ExitCode, Io } from '../io.ts';
import { Progress, print } from '../print.ts';
import { decoded, loadBytes, looksLikeJson, streaming } from '../read-input.ts';
import { isStop, type Stop, stopped, wrongCall } from '../stop.ts';
import { severityWords } from '../words.ts';

/** Tells what was found and what is proven. 1 if anything is wrong with the file. */
export async function verifyFile(args: VerifyArguments, io: Io): Promise<ExitCode> {
  const progress = new Progress(io.stderr);
  progress.step('正在核验');
  const done = await work(args, io);
  progress.done();
  if (isStop(done)) return stopped(done, io, { command: 'verify', json: false });
  const { report, summary } = done;
  print(io.stdout, [
    ...report.findings.map((finding) => findingLine(finding, args.file)),
    ...(report.more === 0 ? [] : [`还有 ${report.more} 处问题，没有一一列出。`]),
    ...summary,
  ]);
  return report.ok ? 0 : 1;
}

interface Verified {
  readonly report: ArchiveReport | ProofReport | RoundReport;
  readonly summary: readonly string[];
}

async function work({ file, key: given, checkpoint: kept }: VerifyArguments, io: Io): Promise<Verified | Stop> {
  const key = given === undefined ? undefined : await readKey(given, io);
  if (key !== undefined && isStop(key)) return key;
  const checkpoint = kept === undefined ? undefined : await loadShortText(kept, '封存点', io);
  if (checkpoint !== undefined && isStop(checkpoint)) return checkpoint;
  const kind = await kindOf(file, io);
  if (kind === 'zip') {
    if (checkpoint !== undefined) return wrongCall('导出的考核里已有封存点，--checkpoint 只用于核验归档。');
    return await verifyExport(file, key, io);
  }
  if (kind === 'json') {
    if (checkpoint !== undefined) return wrongCall('证明文件里已有封存点，--checkpoint 只用于核验归档。');
    return await verifyProof(file, key, io);
  }
  const trust = {
    ...(key === undefined ? {} : { key }),
    ...(checkpoint === undefined ? {} : { checkpoint: checkpoint.text }),
  };
  const report = await streaming(file, '归档', io, (content) => verifyArchive(content, trust));
  return isStop(report) ? report : { report, summary: archiveSummary(report) };
}

/** The key as it was typed, or as it stands in the file of that name. */
async function readKey(given: string, io: Io): Promise<NoteVerifier | Stop> {
  const typed = readVerifier(given.trim());
  if (typed !== undefined) return typed;
  const text = await loadShortText(given, '公钥', io);
  if (isStop(text)) return text;
  return (
    readVerifier(text.text.trim()) ??
    wrongCall('--key 写的不是公钥。公钥形如“shiji/县的代码/facts+8 位校验码+一串字符”，请整行照抄。')
  );
}

const LONGEST_TEXT = 64 * 1024;

async function loadShortText(path: string, what: string, io: Io): Promise<{ text: string } | Stop> {
  const loaded = await loadBytes(path, what, io);
  if (isStop(loaded)) return loaded;
  return loaded.bytes.length > LONGEST_TEXT ? wrongCall(`“${path}”太大，不是${what}。`) : decoded(loaded.bytes, path);
}

/** By its first bytes. A missing file counts as an archive: what reads it next says so. */
async function kindOf(file: string, io: Io): Promise<'zip' | 'json' | 'archive'> {
  const begins = await streaming(file, '归档', io, async (content) => {
    for await (const piece of content) {
      if (piece[0] === 0x50 && piece[1] === 0x4b) return { kind: 'zip' as const };
      return { kind: looksLikeJson(piece, '') ? ('json' as const) : ('archive' as const) };
    }
    return { kind: 'archive' as const };
  });
  return 'kind' in begins ? begins.kind : 'archive';
}

async function verifyExport(file: string, key: NoteVerifier | undefined, io: Io): Promise<Verified | Stop> {
  const loaded = await loadBytes(file, '导出的考核', io);
  if (isStop(loaded)) return loaded;
  const report = verifyRound(loaded.bytes, announcedCalendar(), key);
  return { report, summary: roundSummary(report) };
}

async function verifyProof(file: string, key: NoteVerifier | undefined, io: Io): Promise<Verified | Stop> {
  const loaded = await loadBytes(file, '证明', io);
  if (isStop(loaded)) return loaded;
  if (loaded.bytes.length > MAX_PROOF_BYTES)
    return {
      stop: 'findings',
      findings: [ownFinding('file-too-large', file, { limit: String(MAX_PROOF_BYTES / 2 ** 20) })],
    };
  const text = decoded(loaded.bytes, file);
  if ('stop' in text) return text;
  const report = verifyProofFile(text.text, key);
  return { report, summary: proofSummary(report) };
}

function findingLine(finding: LedgerFinding | RoundReport['findings'][number], archive: string): string {
  const { file, line, severity } = finding;
  const where = [archive, ...(file === undefined ? [] : [file]), ...(line === undefined ? [] : [`第 ${line} 行`])].join(
    ' ',
  );
  return `${where} ${severityWords[severity]} ${roundSentence(finding)}`;
}

function archiveSummary(report: ArchiveReport): string[] {
  if (!report.ok) return ['核验没有通过：上面的错误说明归档与封存时不一致，或者无法确认。'];
  const { origin = '', sealed, facts, erased, withheld, checkpoints, evidence, root = '' } = report;
  const without = [
    ...(erased === 0 ? [] : [`依法删除内容 ${erased} 条`]),
    ...(withheld === 0 ? [] : [`未随归档提供 ${withheld} 条`]),
  ];
  return [
    `核验通过：${origin} 的前 ${sealed} 条事实与封存时一致。`,
    `逐条重算 ${facts} 条${without.length === 0 ? '' : `，只核对校验码的有：${without.join('、')}`}；封存点 ${checkpoints} 个，佐证文件 ${evidence} 份。`,
    `根 ${root}`,
  ];
}

function proofSummary({ ok, origin = '', size = 0, facts }: ProofReport): string[] {
  const proven = facts.map(({ id, kind, at }) => `  ${at} ${kind} ${id}`);
  if (!ok) return ['核验没有通过。'];
  return [`核验通过：下列 ${facts.length} 条事实在 ${origin} 封存的前 ${size} 条之中，内容与封存时一致。`, ...proven];
}

function roundSummary({ ok, name = '', extent, facts, erased, files, versions }: RoundReport): string[] {
  if (!ok) return ['核验没有通过：上面的错误说明文件与出具、封存时不一致，或者无法确认。'];
  const gone = erased === 0 ? '' : `，依法删除内容 ${erased} 条`;
  const recomputed = versions.map(({ version, people }) => `第 ${version} 版 ${people} 人`).join('，');
  return [
    `核验通过：${name}。文件 ${files} 个与出具时一致；事实 ${facts} 条与封存时一致${gone}。`,
    extent === 'part'
      ? '部分单位的导出不能单独重算名次和等次。'
      : `由事实重新生成事实表，重新计算每个人的每项得分，逐位相同：${recomputed}。`,
  ];
}
