/** Schemes as they are shown: the versions that somebody may read, with names in place of ids, and what they may do. */
import type { Scope, TxScope } from '../../db/scope.ts';
import type { Actor } from '../../http/actor.ts';
import { ownAccounts } from '../accounts/own-accounts.ts';
import { decideFault, draftFault, isOpen } from './decide.ts';
import { findingsOf, nameOf } from './findings.ts';
import { type AdoptedScheme, type SchemeVersion, type Step, type VersionLine, versionStates } from './model.ts';
import { mayDecideSchemes, mayKeepSchemes, statesRead } from './policy.ts';
import { schemeReader } from './store.ts';

type Names = ReadonlyMap<string, string>;
const namedBy = (names: Names, id: string) => ({ id, name: names.get(id) ?? '' });

const stepShown = (names: Names, { by, at }: Step) => ({ by: namedBy(names, by), at });

function versionShown(version: VersionLine, actor: Actor, own: ReadonlySet<string>, names: Names) {
  const { submitted, decided, ...line } = version;
  return {
    ...line,
    stateName: versionStates[version.state],
    changed: stepShown(names, version.changed),
    ...(submitted === undefined ? {} : { submitted: stepShown(names, submitted) }),
    ...(decided === undefined ? {} : { decided: stepShown(names, decided) }),
    abilities: {
      edit: mayKeepSchemes(actor) && isOpen(version.state),
      approve: mayDecideSchemes(actor) && decideFault(version, version.revision, own) === undefined,
      return: mayDecideSchemes(actor) && version.state === 'submitted',
    },
  };
}

const takersOf = ({ changed, submitted, decided }: VersionLine): readonly string[] =>
  [changed, submitted, decided].flatMap((step) => (step === undefined ? [] : [step.by]));

const liveShown = ({ live }: Pick<AdoptedScheme, 'live'>, units: Names, today: string) =>
  live.map(({ unit, since }) => ({ unit: namedBy(units, unit), since, begun: since <= today }));

/** What of a scheme somebody may read; undefined: nothing. */
export function readable(actor: Actor, scheme: AdoptedScheme): AdoptedScheme | undefined {
  const states = statesRead(actor);
  const versions = scheme.versions.filter(({ state }) => states.includes(state));
  return versions.length === 0 ? undefined : { ...scheme, versions };
}

export async function schemePage(scope: Scope | TxScope, actor: Actor, whole: AdoptedScheme, today: string) {
  const scheme = readable(actor, whole) ?? { ...whole, versions: [] };
  const reader = schemeReader(scope);
  const names = await reader.accountNames([...new Set(scheme.versions.flatMap(takersOf))]);
  const units = await reader.unitNames(scheme.live.map(({ unit }) => unit));
  const keeps = mayKeepSchemes(actor);
  const own = await ownAccounts(scope, actor);
  return {
    id: scheme.id,
    name: scheme.name,
    ...(scheme.library === undefined ? {} : { library: scheme.library }),
    revision: scheme.revision,
    versions: scheme.versions.map((version) => versionShown(version, actor, own, names)),
    live: liveShown(scheme, units, today),
    abilities: {
      draft: keeps && draftFault(whole) === undefined,
      units: keeps && whole.versions.some(({ state }) => state === 'approved'),
    },
  };
}

export async function versionPage(scope: Scope | TxScope, actor: Actor, id: string, version: SchemeVersion) {
  const names = await schemeReader(scope).accountNames(takersOf(version));
  return {
    ...versionShown(version, actor, await ownAccounts(scope, actor), names),
    id,
    name: nameOf(version.text),
    text: version.text,
    findings: [...findingsOf(version.text)],
  };
}

export async function schemeLines(scope: Scope, actor: Actor, all: readonly AdoptedScheme[], today: string) {
  const schemes = all.flatMap((scheme) => readable(actor, scheme) ?? []);
  const ids = schemes.flatMap(({ live }) => live.map(({ unit }) => unit));
  const units = await schemeReader(scope).unitNames([...new Set(ids)]);
  return schemes.flatMap((scheme) => {
    const [newest] = scheme.versions;
    if (newest === undefined) return [];
    const approved = scheme.versions.find(({ state }) => state === 'approved')?.number;
    const { id, name, library } = scheme;
    return [
      {
        id,
        name,
        ...(library === undefined ? {} : { library }),
        newest: { number: newest.number, state: newest.state, stateName: versionStates[newest.state] },
        ...(approved === undefined ? {} : { approved }),
        live: liveShown(scheme, units, today),
      },
    ];
  });
}
