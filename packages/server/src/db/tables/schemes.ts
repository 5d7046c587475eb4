/** Schemes of a county, their versions, and the units that each stands for. */
export interface AdoptedSchemesTable {
  tenant: string;
  id: string;
  name: string;
  library: string | null;
  revision: number;
  created_at: string;
  created_by: string;
}

export interface SchemeVersionsTable {
  tenant: string;
  scheme: string;
  number: number;
  text: string;
  note: string;
  state: string;
  revision: number;
  hash: Buffer | null;
  changed_at: string;
  changed_by: string;
  submitted_at: string | null;
  submitted_by: string | null;
  decided_at: string | null;
  decided_by: string | null;
  reason: string | null;
  above_authority: string | null;
  above_document: string | null;
  above_day: string | null;
  fact: string | null;
}

export interface SchemeUnitsTable {
  tenant: string;
  scheme: string;
  unit: string;
  since: string;
}

export interface SchemeTables {
  adopted_schemes: AdoptedSchemesTable;
  scheme_versions: SchemeVersionsTable;
  scheme_units: SchemeUnitsTable;
}
