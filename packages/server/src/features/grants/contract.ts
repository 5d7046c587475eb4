import { z } from 'zod';
import { roles } from '../../http/actor.ts';
import { contract } from '../../http/contract.ts';
import { signInRules } from '../sessions/rules.ts';

const role = z.enum(roles);
const typed = z.string().trim().min(1).max(50).optional();

const grant = z.object({
  id: z.string(),
  account: z.object({ id: z.string(), login: z.string(), name: z.string(), disabled: z.boolean() }),
  role,
  roleName: z.string(),
  unit: z.object({ id: z.string(), name: z.string() }).optional(),
  grantedAt: z.string(),
  /** Names; absent where it was there from the beginning. */
  grantedBy: z.string().optional(),
  endedAt: z.string().optional(),
  endedBy: z.string().optional(),
  /** What the asking administrator may do with it. */
  abilities: z.object({ end: z.boolean() }),
});

const filters = z.object({
  role: role.optional(),
  account: z.uuid().optional(),
  unit: z.uuid().optional(),
  query: typed,
  after: z.uuid().optional(),
});
const page = z.object({ grants: z.array(grant), next: z.string().optional() });

const preset = z.enum(['dengbao3', 'asvs']);
const rules = z.object({
  preset,
  rules: signInRules,
  /** Absent: never changed since the county was set up. */
  changedAt: z.string().optional(),
  changedBy: z.string().optional(),
  presets: z.object({ dengbao3: signInRules, asvs: signInRules }),
});

export const grantsContract = contract({
  'GET /api/grants': {
    about: '谁现有什么角色，每页 50 条。',
    query: filters,
    returns: page.extend({ roles: z.array(z.object({ role, name: z.string() })) }),
    refusals: [],
  },
  'GET /api/grants/history': {
    about: '角色的授予和收回记录，包括已收回的，每页 50 条。',
    query: filters,
    returns: page,
    refusals: [],
  },
  'GET /api/grants/accounts': {
    about: '查找可以授予角色的账号，最多 50 个。',
    query: z.object({ query: typed }),
    returns: z.object({
      accounts: z.array(
        z.object({
          id: z.string(),
          login: z.string(),
          name: z.string(),
          /** Belongs to somebody of the roster: can't become administrator. */
          linked: z.boolean(),
          disabled: z.boolean(),
          roles: z.array(role),
        }),
      ),
    }),
    refusals: [],
  },
  'POST /api/grants': {
    about: '授予角色；单位管理员须指定单位。',
    body: z.object({ account: z.uuid(), role, unit: z.uuid().optional() }),
    returns: grant,
    refusals: [
      'own-powers',
      'account-disabled',
      'unit-needed',
      'unit-not-taken',
      'unit-unknown',
      'already-held',
      'administrator-alone',
      'administrator-linked',
      'account-unready',
    ],
  },
  'POST /api/grants/:id/end': {
    about: '收回角色，下一次操作起生效。',
    params: z.object({ id: z.uuid() }),
    returns: grant,
    refusals: ['own-powers', 'last-administrator', 'grant-ended'],
  },
  'GET /api/sign-in-rules': { about: '现行登录规则和可选的两套预设。', returns: rules, refusals: [] },
  'PUT /api/sign-in-rules': {
    about: '选定一套登录规则预设，并可逐项调整。',
    body: z.object({ preset, changes: signInRules.partial().optional() }),
    returns: rules,
    refusals: [],
  },
});
