/** The only place that puts things together. */
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { abilities } from './abilities.ts';
import type { OpenIdConfig } from './config.ts';
import type { OpenDatabase } from './db/open.ts';
import { write } from './db/scope.ts';
import { accountsSlice } from './features/accounts/routes.ts';
import { archiveJobs, archiveSweep } from './features/archives/make.ts';
import { archivesSlice } from './features/archives/routes.ts';
import { recordAudit } from './features/audit/record.ts';
import { auditSlice } from './features/audit/routes.ts';
import { ballotsSlice } from './features/ballots/routes.ts';
import { bulletinsSlice } from './features/bulletins/routes.ts';
import { claimsSlice } from './features/claims/routes.ts';
import { delegationsSlice } from './features/delegations/routes.ts';
import { deliveriesSlice } from './features/deliveries/routes.ts';
import { drawsSlice } from './features/draws/routes.ts';
import { dutyReportsSlice } from './features/duty-reports/routes.ts';
import { entranceSlice } from './features/entrance/routes.ts';
import { addressWall, unknownLogins } from './features/entrance/walls.ts';
import { eventsSlice } from './features/events/routes.ts';
import { evidenceSlice } from './features/evidence/routes.ts';
import { factsSlice } from './features/facts/routes.ts';
import { grantsSlice } from './features/grants/routes.ts';
import { countyCalendars } from './features/holidays/county-calendar.ts';
import { holidaysSlice } from './features/holidays/routes.ts';
import { homeSlice } from './features/home/routes.ts';
import { importJobs, importsSlice } from './features/import-jobs/routes.ts';
import { juriesSlice } from './features/juries/routes.ts';
import { jurorsSlice } from './features/jurors/routes.ts';
import { laterGradesSlice } from './features/later-grades/routes.ts';
import { logsSlice } from './features/logs/routes.ts';
import { mailsSlice } from './features/mails/routes.ts';
import { type MailParts, mailJobs, mailPoster, mailSweep } from './features/mails/send.ts';
import { meetingsSlice } from './features/meetings/routes.ts';
import { type Notify, notifier } from './features/messages/notify.ts';
import { messagesSlice } from './features/messages/routes.ts';
import { monthSheetsSlice } from './features/month-sheets/routes.ts';
import { notesSlice } from './features/notes/routes.ts';
import { noticeStages } from './features/notices/published.ts';
import { noticesSlice } from './features/notices/routes.ts';
import { objectionsSlice } from './features/objections/routes.ts';
import { objectionReader } from './features/objections/store.ts';
import { papersSlice } from './features/papers/routes.ts';
import { passwordsSlice } from './features/passwords/routes.ts';
import { peopleSlice } from './features/people/routes.ts';
import { pollsSlice } from './features/polls/routes.ts';
import { type ShredParts, shreddedPolls, shredJobs, shredSweep } from './features/polls/shred.ts';
import { profileSlice } from './features/profile/routes.ts';
import { remindersSlice } from './features/reminders/routes.ts';
import { reminderSweep } from './features/reminders/sweep.ts';
import { askedBy } from './features/results/asked-entries.ts';
import { noteEarlier } from './features/results/earlier.ts';
import { resultsSlice } from './features/results/routes.ts';
import { poolsRuled } from './features/results/rulings.ts';
import type { ResultParts } from './features/results/scored.ts';
import { reviewStages } from './features/reviews/finished.ts';
import { reviewsSlice } from './features/reviews/routes.ts';
import { roundDataSlice } from './features/round-data/routes.ts';
import { roundPollsSlice } from './features/round-polls/routes.ts';
import { roundClock } from './features/rounds/round-clock.ts';
import { roundsSlice } from './features/rounds/routes.ts';
import type { StageKeepers } from './features/rounds/turn.ts';
import { schemesSlice } from './features/schemes/routes.ts';
import { approvedScheme } from './features/schemes/store.ts';
import { schemeWriter } from './features/schemes/writer.ts';
import { scoringSlice } from './features/scoring/routes.ts';
import { shreddedJuries } from './features/scoring/shred.ts';
import { identifier } from './features/sessions/identify.ts';
import { sessionsSlice } from './features/sessions/routes.ts';
import { shareApprovalsSlice } from './features/share-approvals/routes.ts';
import { singleSignOnSlice } from './features/single-sign-on/routes.ts';
import { statisticsSlice } from './features/statistics/routes.ts';
import { supervisionSlice } from './features/supervision/routes.ts';
import { totpSlice } from './features/totp/routes.ts';
import { unitsSlice } from './features/units/routes.ts';
import { urgingsSlice } from './features/urgings/routes.ts';
import { usesSlice } from './features/uses/routes.ts';
import { buildApp, type Denied, type Slice } from './http/app.ts';
import { serveDocs } from './http/docs.ts';
import { serveHealth } from './http/health.ts';
import { plainAssets } from './http/plain-page.ts';
import type { JobHandlers, Jobs } from './jobs/jobs.ts';
import type { Background } from './jobs/repeated.ts';
import { sealer } from './ledger/store/sealer.ts';
import type { BallotKeys } from './ports/ballot-keys.ts';
import { announcedYears } from './ports/calendar.ts';
import type { Clock } from './ports/clock.ts';
import type { CryptoPort } from './ports/crypto.ts';
import { localBallotKeys } from './ports/local-ballot-keys.ts';
import { openLocalStorage } from './ports/local-storage.ts';
import type { ObjectStorage } from './ports/object-storage.ts';
import { openIdProvider } from './ports/openid.ts';
import { folderLibrary, SHIPPED_SCHEMES } from './ports/scheme-library.ts';
import { secretBox } from './ports/secret-box.ts';
import { type SmtpSettings, smtpChannel } from './ports/smtp.ts';

export interface Parts {
  readonly database: OpenDatabase;
  readonly crypto: CryptoPort;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Logger;
  /** For what isn't in the database: evidence, files of imports under way. */
  readonly dataFolder: string;
  readonly https: boolean;
  readonly trustedProxies: number;
  /** Folder of the built pages; absent: the API alone. */
  readonly pages?: string;
  readonly limits: Limits;
  /** What people type into their browsers; without a stroke at the end. */
  readonly publicUrl: string;
  readonly openId?: OpenIdConfig;
  /** Absent: no mail is sent. */
  readonly smtp?: SmtpSettings;
}

export interface Limits {
  /** A minute's requests of one address, and of one session. */
  readonly address: number;
  readonly session: number;
  /** Wrong passwords from one address in fifteen minutes. */
  readonly wrongSignIns: number;
}

/** An office shares one address; a person's hands are slower. */
export const usualLimits: Limits = { address: 6000, session: 600, wrongSignIns: 100 };

export interface Composed {
  readonly app: FastifyInstance;
  readonly jobHandlers: JobHandlers;
  readonly background: readonly Background[];
}

/** By kind of stage, the slice in which its work is done. */
export const keepersOf = (notify: Notify): StageKeepers => ({ review: reviewStages, notice: noticeStages(notify) });

/** All slices of the product, in the order of the API's document. */
function slicesOf(parts: Parts, storage: ObjectStorage, ballotKeys: BallotKeys, mail: MailParts): readonly Slice[] {
  const { crypto, log } = parts;
  const { db } = parts.database;
  const secrets = secretBox(crypto);
  const providers =
    parts.openId === undefined
      ? []
      : [openIdProvider(parts.openId, `${parts.publicUrl}/api/sign-in/openid/openid/callback`)];
  const library = folderLibrary(SHIPPED_SCHEMES);
  const { calendarOf } = mail;
  const notify = notifier(mailPoster(mail));
  const keepers = keepersOf(notify);
  const results: ResultParts = {
    asked: askedBy(calendarOf),
    keepers,
    contested: (scope, round) => objectionReader(scope).contested(round),
  };
  const wall = addressWall(parts.limits.wrongSignIns);
  return [
    entranceSlice({ db, secrets, providers, wall, unknown: unknownLogins() }),
    singleSignOnSlice({ db, secrets, providers, log }),
    sessionsSlice({ db, abilities }),
    passwordsSlice({ db, secrets }),
    totpSlice({ db, secrets }),
    accountsSlice(),
    grantsSlice(),
    auditSlice(),
    profileSlice(),
    homeSlice({ calendarOf, keepers }),
    unitsSlice(),
    peopleSlice(),
    importsSlice(parts),
    factsSlice({ db, crypto, storage }),
    notesSlice(),
    evidenceSlice({ storage }),
    pollsSlice({ ...parts, keys: ballotKeys, library }),
    drawsSlice({ ballotKeys }),
    ballotsSlice({ db, ballotKeys, assets: plainAssets(parts.pages, 'ballot') }),
    meetingsSlice(),
    dutyReportsSlice({ notify }),
    juriesSlice(),
    scoringSlice({ ...parts, ballotKeys }),
    jurorsSlice({ db, ballotKeys }),
    claimsSlice(),
    schemesSlice({ library }),
    roundsSlice({
      calendarOf,
      approved: approvedScheme,
      lockScheme: (tx, scheme) => schemeWriter(tx).lock(scheme),
      keepers,
      noteEarlier,
      poolsRuled,
    }),
    roundPollsSlice({ keepers }),
    resultsSlice({ ...results, notify }),
    objectionsSlice({ ...results, notify, calendarOf, storage }),
    noticesSlice({ db, calendarOf, keepers, notify, assets: plainAssets(parts.pages, 'notice') }),
    logsSlice({ calendarOf, storage }),
    reviewsSlice({ keepers, notify }),
    delegationsSlice(),
    messagesSlice(),
    mailsSlice({ ...mail, secrets }),
    urgingsSlice({ notify }),
    remindersSlice(),
    holidaysSlice({ known: announcedYears() }),
    bulletinsSlice({ calendarOf, notify }),
    monthSheetsSlice({ calendarOf }),
    supervisionSlice({ notify }),
    eventsSlice({ storage, notify }),
    roundDataSlice(results),
    shareApprovalsSlice(results),
    laterGradesSlice({ ...results, notify }),
    deliveriesSlice({ notify }),
    usesSlice({ ...results, notify }),
    statisticsSlice({ ...results, calendarOf }),
    papersSlice(),
    archivesSlice(parts),
  ];
}

/** What has ended and left traces is tried again so often. */
const SHRED_EVERY_MS = 3_600_000;

/** Stages open and end on their day; a minute of it may pass. */
const ROUNDS_EVERY_MS = 60_000;

/** Mails whose time has come may wait so long for it to be noticed. */
const MAILS_EVERY_MS = 60_000;

/** The hour of reminders may be past by so much. */
const REMINDERS_EVERY_MS = 60_000;

/** A made file outlives its days by as much at most. */
const ARCHIVES_EVERY_MS = 3_600_000;

/** What is recorded is proven soon after, and a busy hour makes no more checkpoints than it has such whiles. */
const SEAL_EVERY_MS = 2000;

export async function compose(parts: Parts): Promise<Composed> {
  const storage = await openLocalStorage(join(parts.dataFolder, 'evidence'), parts.clock.now());
  const ballotKeys = localBallotKeys(join(parts.dataFolder, 'ballot-keys'));
  const mail: MailParts = {
    ...parts,
    db: parts.database.db,
    calendarOf: countyCalendars(),
    ...(parts.smtp === undefined ? {} : { channel: smtpChannel(parts.smtp) }),
  };
  const slices = slicesOf(parts, storage, ballotKeys, mail);
  const app = await buildApp({ ...parts, slices, identify: identifier(parts.database.db), noteDenied });
  serveHealth(app, parts.database);
  serveDocs(app, slices);
  const sealing = sealer({ ...parts, db: parts.database.db, everyMs: SEAL_EVERY_MS });
  const shredding: ShredParts = {
    ...parts,
    keys: ballotKeys,
    of: [shreddedPolls(parts.database), shreddedJuries(parts.database)],
  };
  const sweeping = shredSweep({ ...shredding, jobs: parts.jobs, everyMs: SHRED_EVERY_MS });
  const notify = notifier(mailPoster(mail));
  const turning = roundClock({ ...parts, keepers: keepersOf(notify), db: parts.database.db, everyMs: ROUNDS_EVERY_MS });
  const mailing = mailSweep({ ...mail, everyMs: MAILS_EVERY_MS });
  const reminding = reminderSweep({
    ...mail,
    notify,
    asked: askedBy(mail.calendarOf),
    everyMs: REMINDERS_EVERY_MS,
  });
  const expiring = archiveSweep({ ...parts, db: parts.database.db, everyMs: ARCHIVES_EVERY_MS });
  return {
    app,
    jobHandlers: { ...importJobs(parts), ...shredJobs(shredding), ...mailJobs(mail), ...archiveJobs(parts) },
    background: [sealing, sweeping, turning, mailing, reminding, expiring],
  };
}

async function noteDenied({ scope, actor, address, now, origin }: Denied): Promise<void> {
  await write(scope, (tx) =>
    recordAudit(tx, {
      action: 'access-denied',
      outcome: 'refused',
      actor: actor.account,
      at: now,
      origin,
      detail: { route: address },
    }),
  );
}
