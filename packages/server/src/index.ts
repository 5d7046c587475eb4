/** The server's face for the command line. */

// A copy of everything, and back.
export { type BackedUp, backUp } from './backup/back-up.ts';
export { backupSentence } from './backup/refusals.ts';
export { type Restored, restore } from './backup/restore.ts';
export { type Config, readConfig } from './config.ts';
export { type DemoServer, demoCode, serveDemo } from './demo/serve-demo.ts';
export { roundSentence } from './features/round-proof/findings.ts';
export { type RoundReport, verifyRound } from './features/round-proof/verify.ts';
export { initCounty } from './init.ts';
// Verifying what a ledger gave out: offline, without a database.
export type { LedgerFinding } from './ledger/findings.ts';
export { type NoteVerifier, readVerifier } from './ledger/note.ts';
export { MAX_PROOF_BYTES, type ProofReport, verifyProofFile } from './ledger/proof-file.ts';
export { type ArchiveReport, verifyArchive } from './ledger/verify-archive.ts';
export { announcedCalendar } from './ports/calendar.ts';
export { type NotServed, type Server, serve } from './serve.ts';
