/** What is told to whom: messages, mails, urgings, reminders and bulletins. */
import type { Json } from './json.ts';

export interface MessagesTable {
  tenant: string;
  id: string;
  person: string;
  kind: string;
  matter: string;
  details: Json;
  console_path: string | null;
  phone_path: string | null;
  sent_at: string;
  read_at: string | null;
}

export interface MailWishesTable {
  tenant: string;
  person: string;
  address: string | null;
  verified_at: string | null;
  pending: string | null;
  code: string | null;
  code_until: string | null;
  wrong_codes: number;
  code_at: string | null;
  codes_sent: number;
  muted: Json;
  quiet_from: string | null;
  quiet_to: string | null;
}

export interface MailRulesTable {
  tenant: string;
  quiet_from: string;
  quiet_to: string;
  on_days_off: boolean;
  changed_at: string;
  changed_by: string;
}

export interface MailsTable {
  tenant: string;
  message: string;
  state: string;
  due_at: string;
  tries: number;
  failure: string | null;
  ended_at: string | null;
}

export interface UrgingsTable {
  tenant: string;
  round: string;
  stage: string;
  person: string;
  day: string;
  urged_by: string;
  urged_at: string;
}

export interface ReminderRulesTable {
  tenant: string;
  hour: string;
  log_days: number;
  review_days: number;
  superior_days: number;
  changed_at: string;
  changed_by: string;
}

export interface ReminderDaysTable {
  tenant: string;
  day: string;
  done_at: string;
}

export interface BulletinsTable {
  tenant: string;
  id: string;
  round: string;
  kind: string;
  span: string;
  year: number;
  number: number;
  title: string;
  introduction: string;
  requests: string;
  signed_by: string;
  content: Json;
  as_of: string;
  issued_by: string;
  issued_at: string;
}

export interface BulletinNumbersTable {
  tenant: string;
  year: number;
  last: number;
}

export interface MessageTables {
  messages: MessagesTable;
  mail_wishes: MailWishesTable;
  mail_rules: MailRulesTable;
  mails: MailsTable;
  urgings: UrgingsTable;
  reminder_rules: ReminderRulesTable;
  reminder_days: ReminderDaysTable;
  bulletins: BulletinsTable;
  bulletin_numbers: BulletinNumbersTable;
}
