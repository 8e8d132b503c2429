// The JSON that erg reads and writes, made from the schemas beside this file (make types).
//
//     import type {D3} from "./erg";
//     const {nodes, links}: D3 = await (await fetch("network.d3.json")).json();
//
// Every list of records has a name for its items too: D3Node is D3["nodes"][number].

/** SHA-256 */
export type Digest = string;

/** Where it stands in the input */
export type Place = {
  /** As it was named on the command line */
  file: string;
  line?: number;
  /** In characters, from 1 */
  column?: number;
};

/** What erg check -t json found. */
export type Check = {
  format: "erg.check";
  version: "1.0";
  /** What wrote the file */
  generator: {
    name: "erg";
    version: string;
  };
  /** What was read: the digest of the canonical dataset, and those of the files' bytes */
  input?: {
    digest: Digest;
    files: Array<{
      /** Without its folder */
      name: string;
      digest: Digest;
    }>;
  };
  /** How many of each */
  summary: {
    errors: number;
    warnings: number;
    notes: number;
  };
  errors: Array<{
    /** Stable, for scripts */
    code: "not-readable" | "not-valid";
    place?: Place;
    /** FILE:LINE:COLUMN: what was found, what was wanted */
    text: string;
    /** What to do */
    advice: string;
  }>;
  findings: Array<{
    /** Stable, for scripts */
    code: string;
    severity: "warning" | "note";
    /** Id of the entity, relation or document */
    subject: string;
    place?: Place;
    /** What was found */
    text: string;
    /** What to do */
    advice: string;
  }>;
};
export type CheckFinding = Check["findings"][number];

/** YYYY, YYYY-MM or YYYY-MM-DD, as precise as is known */
export type PartialDate = string;

/** 1 to 256 bytes without control characters; entities and relations share one namespace */
export type Id = string;

/** 1 to 1,024 bytes without control characters */
export type RelationId = string;

/** Part of the whole, 0 to 1 */
export type Share = number;

/** How sure, above 0 and up to 1 */
export type Confidence = number;

/** possible: sought, planned or conditional. denied and retracted claims are listed, never used */
export type Status = "reported" | "confirmed" | "possible" | "denied" | "retracted";

/** ISO 4217 code */
export type Currency = string;

/** Money: value, or low and high */
export type Amount = {
  /** The amount; or low and high */
  value?: number;
  low?: number;
  high?: number;
  currency?: Currency;
  /** The amount is at least, at most or about this */
  bound?: "over" | "up-to" | "about";
  /** round-total: that of a whole round, shown and never summed */
  basis?: "own" | "round-total";
};

/** What one document says of a relation */
export type RelationClaim = {
  /** The document that says so */
  document?: Id;
  /** Where in the document */
  locator?: string;
  /** According to whom */
  by?: string;
  start?: PartialDate;
  end?: PartialDate;
  label?: string;
  amount?: Amount;
  share?: Share;
  confidence: Confidence;
  status: Status;
  /** When it was said, where the document's date is not meant */
  asserted?: PartialDate;
  note?: string;
};

/** What one document says of an entity */
export type EntityClaim = {
  /** The document that says so */
  document?: Id;
  /** Where in the document */
  locator?: string;
  /** According to whom */
  by?: string;
  /** What is said: founded, employees, ... */
  key?: string;
  /** Any JSON value */
  value?: unknown;
  confidence: Confidence;
  status: Status;
  /** When it was said, where the document's date is not meant */
  asserted?: PartialDate;
  note?: string;
};

/** A source */
export type SourceDocument = {
  id: Id;
  title?: string;
  publisher?: string;
  date?: PartialDate;
  url?: string;
  attrs?: Record<string, unknown>;
};

/** What one unit of a currency was worth */
export type Rate = {
  currency: Currency;
  date: PartialDate;
  /** US dollars for one unit */
  usd: number;
  document?: Id;
};

export type Side = {
  /** Relations in force on that day; null: of every time */
  as_of: PartialDate | null;
  /** What was published by then; null: everything */
  known_by: PartialDate | null;
  /** Of the canonical dataset */
  digest: Digest;
  weight: {
    rule: string;
  };
  /** Which of several claims is used */
  resolve: string;
};

/** Fields by the JSON Pointers that find them in the record, as in erg.diff. An absent side: not there; null is a value */
export type Changes = Record<string, {
  before?: unknown;
  after?: unknown;
  delta?: number;
  correction?: true;
}>;

/** cytoscape({container, ...file}) */
export type Cytoscape = {
  /** What the graph is, how it was made, and its sources */
  data: {
    title?: string;
    /** What wrote the file */
    generator: {
      name: "erg";
      version: string;
    };
    /** Relations in force on that day; null: of every time */
    as_of?: PartialDate | null;
    /** What was published by then; null: everything */
    known_by?: PartialDate | null;
    /** What was read: the digest of the canonical dataset, and those of the files' bytes */
    input?: {
      digest: Digest;
      files: Array<{
        /** Without its folder */
        name: string;
        digest: Digest;
      }>;
    };
    /** How relations are weighed */
    weight?: {
      rule: string;
    };
    /** Which of several claims is used */
    resolve?: string;
    /** What measures and ranks were computed on */
    measured_on?: {
      nodes: number;
      ties: number;
    };
    /** Settings of each measure */
    measures: Record<string, Record<string, unknown>>;
    /** Where x and y come from */
    positions?: {
      engine: string;
      unit: "px";
      y_axis: "down";
      width: number;
      height: number;
      /** The layout asked for failed */
      fallback?: true;
    };
    documents: Array<SourceDocument>;
    rates?: Array<Rate>;
    /** The older side */
    from?: Side;
    /** The newer side */
    to?: Side;
    /** False where weight rule, policy or the settings of common measures differ */
    comparable?: boolean;
    summary?: {
      nodes_added: number;
      nodes_removed: number;
      nodes_changed: number;
      edges_added: number;
      edges_removed: number;
      edges_changed: number;
    };
  };
  elements: {
    nodes: Array<{
      data: {
        kind: string;
        attrs: Record<string, unknown>;
        /** Measures by name; null: undefined for this entity */
        measures?: Record<string, number | null>;
        /** 1 is the highest, equals share; null: undefined */
        ranks?: Record<string, number | null>;
        aliases?: Array<string>;
        same_as?: Array<string>;
        claims?: Array<EntityClaim>;
        /** attrs that the entity itself states though a claim states the same */
        own?: Array<string>;
        id: Id;
        label: string;
        /** Diameter, px */
        size: number;
        /** As in the report's picture */
        color: string;
        shape: string;
        /** Of a comparison (erg diff): what became of it */
        diff?: "added" | "removed" | "changed" | "same";
        /** Of one that changed: its fields on both sides, by JSON Pointer */
        changes?: Changes;
        /** It was so already at the older date, and became known since */
        correction?: true;
      };
      /** px, y down */
      position: {
        x: number;
        y: number;
      };
      /** The same as diff, to select by */
      classes?: "added" | "removed" | "changed" | "same";
    }>;
    edges: Array<{
      data: {
        /** Its kind */
        relation: string;
        /** money, ownership, cloud, ip, partnership, rivalry, role, makes, reporting, other */
        family: string;
        directed: boolean;
        /** By the weight rule */
        weight: number;
        start?: PartialDate;
        end?: PartialDate;
        label?: string;
        amount?: Amount;
        share?: Share;
        attrs?: Record<string, unknown>;
        /** Its sources state amounts or shares that differ */
        disputed: boolean;
        /** Sought, planned or conditional only */
        possible?: true;
        claims: Array<RelationClaim>;
        /** Relations joined into this edge */
        merged?: Array<string>;
        /** The strength that the relation itself states */
        own_weight?: number;
        /** Fields that the relation itself states though a claim states the same */
        own?: Array<"start" | "end" | "label">;
        id: RelationId;
        source: Id;
        target: Id;
        /** px */
        width: number;
        /** As in the report's picture */
        color: string;
        arrow: "triangle" | "none";
        line: "solid" | "dashed" | "dotted";
        /** Of a comparison (erg diff): what became of it */
        diff?: "added" | "removed" | "changed" | "same";
        /** Of one that changed: its fields on both sides, by JSON Pointer */
        changes?: Changes;
        /** It was so already at the older date, and became known since */
        correction?: true;
      };
      /** The same as diff, to select by */
      classes?: "added" | "removed" | "changed" | "same";
    }>;
  };
  layout: {
    name: "preset";
  };
  style: Array<{
    selector: string;
    style: Record<string, unknown>;
  }>;
};

/** Nodes and links for d3-force and force-graph; networkx reads it with link="links" */
export type D3 = {
  directed: boolean;
  multigraph: true;
  /** What the graph is, how it was made, and its sources */
  graph: {
    title?: string;
    /** What wrote the file */
    generator: {
      name: "erg";
      version: string;
    };
    /** Relations in force on that day; null: of every time */
    as_of?: PartialDate | null;
    /** What was published by then; null: everything */
    known_by?: PartialDate | null;
    /** What was read: the digest of the canonical dataset, and those of the files' bytes */
    input?: {
      digest: Digest;
      files: Array<{
        /** Without its folder */
        name: string;
        digest: Digest;
      }>;
    };
    /** How relations are weighed */
    weight?: {
      rule: string;
    };
    /** Which of several claims is used */
    resolve?: string;
    /** What measures and ranks were computed on */
    measured_on?: {
      nodes: number;
      ties: number;
    };
    /** Settings of each measure */
    measures: Record<string, Record<string, unknown>>;
    /** Where x and y come from */
    positions?: {
      engine: string;
      unit: "px";
      y_axis: "down";
      width: number;
      height: number;
      /** The layout asked for failed */
      fallback?: true;
    };
    documents: Array<SourceDocument>;
    rates?: Array<Rate>;
    /** The older side */
    from?: Side;
    /** The newer side */
    to?: Side;
    /** False where weight rule, policy or the settings of common measures differ */
    comparable?: boolean;
    summary?: {
      nodes_added: number;
      nodes_removed: number;
      nodes_changed: number;
      edges_added: number;
      edges_removed: number;
      edges_changed: number;
    };
  };
  nodes: Array<{
    kind: string;
    attrs: Record<string, unknown>;
    /** Measures by name; null: undefined for this entity */
    measures?: Record<string, number | null>;
    /** 1 is the highest, equals share; null: undefined */
    ranks?: Record<string, number | null>;
    aliases?: Array<string>;
    same_as?: Array<string>;
    claims?: Array<EntityClaim>;
    /** attrs that the entity itself states though a claim states the same */
    own?: Array<string>;
    id: Id;
    label: string;
    x: number;
    y: number;
    /** Radius, px */
    r: number;
    /** What force-graph takes for that radius */
    val: number;
    /** As in the report's picture */
    color: string;
    /** Of a comparison (erg diff): what became of it */
    diff?: "added" | "removed" | "changed" | "same";
    /** Of one that changed: its fields on both sides, by JSON Pointer */
    changes?: Changes;
    /** It was so already at the older date, and became known since */
    correction?: true;
  }>;
  links: Array<{
    /** Its kind */
    relation: string;
    /** money, ownership, cloud, ip, partnership, rivalry, role, makes, reporting, other */
    family: string;
    directed: boolean;
    /** By the weight rule */
    weight: number;
    start?: PartialDate;
    end?: PartialDate;
    label?: string;
    amount?: Amount;
    share?: Share;
    attrs?: Record<string, unknown>;
    /** Its sources state amounts or shares that differ */
    disputed: boolean;
    /** Sought, planned or conditional only */
    possible?: true;
    claims: Array<RelationClaim>;
    /** Relations joined into this edge */
    merged?: Array<string>;
    /** The strength that the relation itself states */
    own_weight?: number;
    /** Fields that the relation itself states though a claim states the same */
    own?: Array<"start" | "end" | "label">;
    id: RelationId;
    source: Id;
    target: Id;
    /** px */
    width: number;
    /** As in the report's picture */
    color: string;
    curvature: number;
    /** Of a comparison (erg diff): what became of it */
    diff?: "added" | "removed" | "changed" | "same";
    /** Of one that changed: its fields on both sides, by JSON Pointer */
    changes?: Changes;
    /** It was so already at the older date, and became known since */
    correction?: true;
  }>;
};
export type D3Node = D3["nodes"][number];
export type D3Link = D3["links"][number];

/** Money: value, or low and high */
export type DatasetAmount = {
  /** The amount; or low and high */
  value?: number | null;
  low?: number | null;
  high?: number | null;
  currency?: Currency | null;
  /** The amount is at least, at most or about this */
  bound?: "over" | "up-to" | "about" | null;
  /** round-total: that of a whole round, shown and never summed */
  basis?: "own" | "round-total" | null;
};

/** What one document says of a relation */
export type DatasetRelationClaim = {
  /** The document that says so */
  document?: Id | null;
  /** Where in the document */
  locator?: string | null;
  /** According to whom */
  by?: string | null;
  start?: PartialDate | null;
  end?: PartialDate | null;
  label?: string | null;
  amount?: DatasetAmount | null;
  share?: Share | null;
  confidence?: Confidence | null;
  status?: Status | null;
  /** When it was said, where the document's date is not meant */
  asserted?: PartialDate | null;
  note?: string | null;
};

/** What one document says of an entity */
export type DatasetEntityClaim = {
  /** The document that says so */
  document?: Id | null;
  /** Where in the document */
  locator?: string | null;
  /** According to whom */
  by?: string | null;
  /** What is said: founded, employees, ... */
  key?: string | null;
  /** Any JSON value */
  value?: unknown;
  confidence?: Confidence | null;
  status?: Status | null;
  /** When it was said, where the document's date is not meant */
  asserted?: PartialDate | null;
  note?: string | null;
};

/** A source */
export type DatasetDocument = {
  id: Id;
  title?: string | null;
  publisher?: string | null;
  date?: PartialDate | null;
  url?: string | null;
  attrs?: Record<string, unknown> | null;
};

/** A company, person, product, ... */
export type Entity = {
  id: Id;
  /** company, fund, person, product, project, unit, body, group, publisher; any word is accepted */
  kind?: string | null;
  /** As the documents write it */
  label?: string | null;
  aliases?: Array<string> | null;
  /** Ids of the same entity elsewhere */
  same_as?: Array<string> | null;
  attrs?: Record<string, unknown> | null;
  claims?: Array<DatasetEntityClaim> | null;
};

/** A relation from a source to a target */
export type Relation = {
  /** Made from the ends, the kind and the start where it is not given */
  id?: RelationId | null;
  source: Id;
  target: Id;
  /** Its kind: funding, ownership, cloud, ... (erg list kinds); any word is accepted */
  relation?: string | null;
  label?: string | null;
  /** As the kind has it where it is not given */
  directed?: boolean | null;
  start?: PartialDate | null;
  end?: PartialDate | null;
  /** Its own strength */
  weight?: number | null;
  /** Keys of your own; known: exclusive, role, about, condition */
  attrs?: Record<string, unknown> | null;
  claims?: Array<DatasetRelationClaim> | null;
  /** Short form: one claim in the relation itself */
  document?: Id | null;
  locator?: string | null;
  amount?: DatasetAmount | null;
  share?: Share | null;
  confidence?: Confidence | null;
  status?: Status | null;
};

/** What one unit of a currency was worth */
export type DatasetRate = {
  currency: Currency;
  date: PartialDate;
  /** US dollars for one unit */
  usd: number;
  document?: Id | null;
};

/** Documents, entities and relations with their sources: what a person curates. null means absent. */
export type Dataset = {
  format: "erg.dataset";
  version: string;
  title?: string | null;
  documents?: Array<DatasetDocument> | null;
  entities?: Array<Entity> | null;
  relations?: Array<Relation> | null;
  /** Currencies in dollars */
  rates?: Array<DatasetRate> | null;
};

/** An entity, as in erg.snapshot, without its measures */
export type DiffNode = {
  id: Id;
  label: string;
  kind: string;
  attrs: Record<string, unknown>;
  aliases?: Array<string>;
  same_as?: Array<string>;
  claims?: Array<EntityClaim>;
  /** attrs that the entity itself states though a claim states the same */
  own?: Array<string>;
  /** It was so already at the older date, and became known since */
  correction?: true;
};

/** A relation, as in erg.snapshot */
export type DiffEdge = {
  id: RelationId;
  source: Id;
  target: Id;
  /** Its kind */
  relation: string;
  /** money, ownership, cloud, ip, partnership, rivalry, role, makes, reporting, other */
  family: string;
  directed: boolean;
  /** By the weight rule */
  weight: number;
  start?: PartialDate;
  end?: PartialDate;
  label?: string;
  amount?: Amount;
  share?: Share;
  attrs?: Record<string, unknown>;
  /** Its sources state amounts or shares that differ */
  disputed: boolean;
  /** Sought, planned or conditional only */
  possible?: true;
  claims: Array<RelationClaim>;
  /** Relations joined into this edge */
  merged?: Array<string>;
  /** The strength that the relation itself states */
  own_weight?: number;
  /** Fields that the relation itself states though a claim states the same */
  own?: Array<"start" | "end" | "label">;
  /** It was so already at the older date, and became known since */
  correction?: true;
};

/** A source that changed */
export type ChangedDocument = {
  /** Of two ids the smaller one; /id and renamed have both */
  id: Id;
  /** Fields by the JSON Pointers that find them in the record. An absent side: not there; null is a value */
  changes: {
    /** Title */
    "/title"?: {
      before?: string;
      after?: string;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Publisher */
    "/publisher"?: {
      before?: string;
      after?: string;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Date */
    "/date"?: {
      before?: PartialDate;
      after?: PartialDate;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Address */
    "/url"?: {
      before?: string;
      after?: string;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** All attributes: one side has none */
    "/attrs"?: {
      before?: Record<string, unknown>;
      after?: Record<string, unknown>;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    [key: `/attrs/${string}`]: {
      /** Any JSON value */
      before?: unknown;
      /** Any JSON value */
      after?: unknown;
      /** after - before */
      delta?: number;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
  };
};

/** An entity that changed */
export type ChangedNode = {
  /** Of two ids the smaller one; /id and renamed have both */
  id: Id;
  /** Fields by the JSON Pointers that find them in the record. An absent side: not there; null is a value */
  changes: {
    /** The entity was renamed */
    "/id"?: {
      before?: Id;
      after?: Id;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Label */
    "/label"?: {
      before?: string;
      after?: string;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Kind */
    "/kind"?: {
      before?: string;
      after?: string;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** All aliases */
    "/aliases"?: {
      before?: Array<string>;
      after?: Array<string>;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** All ids elsewhere */
    "/same_as"?: {
      before?: Array<string>;
      after?: Array<string>;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** All claims */
    "/claims"?: {
      before?: Array<EntityClaim>;
      after?: Array<EntityClaim>;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** What the record states itself though a claim does too */
    "/own"?: {
      before?: Array<string>;
      after?: Array<string>;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    [key: `/attrs/${string}`]: {
      /** Any JSON value */
      before?: unknown;
      /** Any JSON value */
      after?: unknown;
      /** after - before */
      delta?: number;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
  };
};

/** A relation that changed */
export type ChangedEdge = {
  /** Of two ids the smaller one; /id and renamed have both */
  id: RelationId;
  /** Of two the smaller one, where this changed */
  source: Id;
  /** Of two the smaller one, where this changed */
  target: Id;
  /** Of two the smaller one, where this changed */
  relation: string;
  /** Fields by the JSON Pointers that find them in the record. An absent side: not there; null is a value */
  changes: {
    /** The id that erg made for it changed, with the number of a parallel relation or the id of an end */
    "/id"?: {
      before: RelationId;
      after: RelationId;
    };
    /** Where it starts; a renamed entity is no change */
    "/source"?: {
      before?: Id;
      after?: Id;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Where it ends */
    "/target"?: {
      before?: Id;
      after?: Id;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Kind */
    "/relation"?: {
      before?: string;
      after?: string;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Family */
    "/family"?: {
      before?: string;
      after?: string;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Whether it has a direction */
    "/directed"?: {
      before?: boolean;
      after?: boolean;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** By the weight rule */
    "/weight"?: {
      before?: number;
      after?: number;
      /** after - before */
      delta?: number;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Start */
    "/start"?: {
      before?: PartialDate;
      after?: PartialDate;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** End */
    "/end"?: {
      before?: PartialDate;
      after?: PartialDate;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Label */
    "/label"?: {
      before?: string;
      after?: string;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** The amount: one side has none */
    "/amount"?: {
      before?: Amount;
      after?: Amount;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Of the amount */
    "/amount/basis"?: {
      before?: "own" | "round-total";
      after?: "own" | "round-total";
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Of the amount */
    "/amount/bound"?: {
      before?: "over" | "up-to" | "about";
      after?: "over" | "up-to" | "about";
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Of the amount */
    "/amount/currency"?: {
      before?: Currency;
      after?: Currency;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Of the amount */
    "/amount/high"?: {
      before?: number;
      after?: number;
      /** after - before */
      delta?: number;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Of the amount */
    "/amount/low"?: {
      before?: number;
      after?: number;
      /** after - before */
      delta?: number;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Of the amount */
    "/amount/value"?: {
      before?: number;
      after?: number;
      /** after - before */
      delta?: number;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Share */
    "/share"?: {
      before?: Share;
      after?: Share;
      /** after - before */
      delta?: number;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** All attributes: one side has none */
    "/attrs"?: {
      before?: Record<string, unknown>;
      after?: Record<string, unknown>;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Whether its sources differ */
    "/disputed"?: {
      before?: boolean;
      after?: boolean;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Only sought, planned or conditional */
    "/possible"?: {
      before?: true;
      after?: true;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** All claims */
    "/claims"?: {
      before?: Array<RelationClaim>;
      after?: Array<RelationClaim>;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** Relations joined into it */
    "/merged"?: {
      before?: Array<string>;
      after?: Array<string>;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** The strength it states itself */
    "/own_weight"?: {
      before?: number;
      after?: number;
      /** after - before */
      delta?: number;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    /** What the record states itself though a claim does too */
    "/own"?: {
      before?: Array<string>;
      after?: Array<string>;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    [key: `/attrs/${string}`]: {
      /** Any JSON value */
      before?: unknown;
      /** Any JSON value */
      after?: unknown;
      /** after - before */
      delta?: number;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
  };
};

/** An entity whose measure changed by more than epsilon, or that is on one side only; null: absent or undefined */
export type Move = {
  id: Id;
  before: number | null;
  after: number | null;
  /** after - before; measures without ranks have none */
  delta?: number | null;
  rank_before?: number | null;
  rank_after?: number | null;
  /** Above 0: it rose */
  rank_shift?: number | null;
};

/** An entity that moved, and the changed relations it touches, largest change of weight first */
export type Reason = {
  id: Id;
  edges: Array<{
    id: RelationId;
    change: "added" | "removed" | "changed";
  }>;
};

/** What changed between two graphs, as erg diff -t json writes it. Swapping the two sides gives the mirrored file. */
export type Diff = {
  format: "erg.diff";
  version: "1.0";
  /** What wrote the file */
  generator: {
    name: "erg";
    version: string;
  };
  /** The older side */
  from: {
    /** Relations in force on that day; null: of every time */
    as_of: PartialDate | null;
    /** What was published by then; null: everything */
    known_by: PartialDate | null;
    /** Of the canonical dataset */
    digest: Digest;
    weight: {
      rule: string;
    };
    /** Which of several claims is used */
    resolve: string;
  };
  /** The newer side */
  to: {
    /** Relations in force on that day; null: of every time */
    as_of: PartialDate | null;
    /** What was published by then; null: everything */
    known_by: PartialDate | null;
    /** Of the canonical dataset */
    digest: Digest;
    weight: {
      rule: string;
    };
    /** Which of several claims is used */
    resolve: string;
  };
  /** False where weight rule, policy or the settings of common measures differ */
  comparable: boolean;
  summary: {
    nodes_added: number;
    nodes_removed: number;
    nodes_changed: number;
    edges_added: number;
    edges_removed: number;
    edges_changed: number;
  };
  /** What only the newer side has */
  added: {
    /** Sorted by id */
    documents: Array<SourceDocument>;
    /** Sorted by id */
    nodes: Array<DiffNode>;
    /** Sorted by id */
    edges: Array<DiffEdge>;
  };
  /** What only the older side has */
  removed: {
    /** Sorted by id */
    documents: Array<SourceDocument>;
    /** Sorted by id */
    nodes: Array<DiffNode>;
    /** Sorted by id */
    edges: Array<DiffEdge>;
  };
  /** What both have, differently */
  changed: {
    /** Sorted by id */
    documents: Array<ChangedDocument>;
    /** Sorted by id */
    nodes: Array<ChangedNode>;
    /** Sorted by id */
    edges: Array<ChangedEdge>;
  };
  /** Ids that changed: entities whose aliases or same_as name the other id, relations whose made-up ids moved with them or got another number */
  renamed?: {
    nodes: Array<{
      before: Id;
      after: Id;
    }>;
    edges: Array<{
      before: RelationId;
      after: RelationId;
    }>;
  };
  /** Of each measure the entities that moved, by id */
  measures: Record<string, Array<Move>>;
  /** Of each measure with ranks the first 10 by rank shift, then delta */
  why: Record<string, Array<Reason>>;
};

/** A whole option: chart.setOption(file). What erg knows of an element stands under erg. */
export type ECharts = {
  animation: false;
  /** As in the report's picture */
  backgroundColor: string;
  legend: Record<string, unknown>;
  tooltip: Record<string, unknown>;
  series: Array<{
    type: "graph";
    layout: "none";
    roam: true;
    autoCurveness: true;
    edgeSymbol: Array<unknown>;
    edgeSymbolSize: number;
    label: Record<string, unknown>;
    categories: Array<{
      name: string;
      itemStyle: {
        /** As in the report's picture */
        color: string;
      };
    }>;
    data: Array<{
      id: Id;
      name: string;
      category: number;
      x: number;
      y: number;
      /** Diameter, px */
      symbolSize: number;
      symbol: string;
      erg: {
        kind: string;
        attrs: Record<string, unknown>;
        /** Measures by name; null: undefined for this entity */
        measures?: Record<string, number | null>;
        /** 1 is the highest, equals share; null: undefined */
        ranks?: Record<string, number | null>;
        aliases?: Array<string>;
        same_as?: Array<string>;
        claims?: Array<EntityClaim>;
        /** attrs that the entity itself states though a claim states the same */
        own?: Array<string>;
        /** Of a comparison (erg diff): what became of it */
        diff?: "added" | "removed" | "changed" | "same";
        /** Of one that changed: its fields on both sides, by JSON Pointer */
        changes?: Changes;
        /** It was so already at the older date, and became known since */
        correction?: true;
      };
      /** Of a comparison (erg diff): what became of it */
      diff?: "added" | "removed" | "changed" | "same";
      itemStyle?: {
        /** As in the report's picture */
        color: string;
      };
    }>;
    links: Array<{
      id: RelationId;
      source: Id;
      target: Id;
      name: string;
      /** The weight */
      value: number;
      lineStyle: {
        /** px */
        width: number;
        /** As in the report's picture */
        color: string;
        opacity: number;
        type?: "dashed" | "dotted";
      };
      symbol?: ["none", "arrow"];
      erg: {
        /** Its kind */
        relation: string;
        /** money, ownership, cloud, ip, partnership, rivalry, role, makes, reporting, other */
        family: string;
        directed: boolean;
        /** By the weight rule */
        weight: number;
        start?: PartialDate;
        end?: PartialDate;
        label?: string;
        amount?: Amount;
        share?: Share;
        attrs?: Record<string, unknown>;
        /** Its sources state amounts or shares that differ */
        disputed: boolean;
        /** Sought, planned or conditional only */
        possible?: true;
        claims: Array<RelationClaim>;
        /** Relations joined into this edge */
        merged?: Array<string>;
        /** The strength that the relation itself states */
        own_weight?: number;
        /** Fields that the relation itself states though a claim states the same */
        own?: Array<"start" | "end" | "label">;
        /** Of a comparison (erg diff): what became of it */
        diff?: "added" | "removed" | "changed" | "same";
        /** Of one that changed: its fields on both sides, by JSON Pointer */
        changes?: Changes;
        /** It was so already at the older date, and became known since */
        correction?: true;
      };
      /** Of a comparison (erg diff): what became of it */
      diff?: "added" | "removed" | "changed" | "same";
    }>;
  }>;
  /** What the graph is, how it was made, and its sources */
  erg: {
    title?: string;
    /** What wrote the file */
    generator: {
      name: "erg";
      version: string;
    };
    /** Relations in force on that day; null: of every time */
    as_of?: PartialDate | null;
    /** What was published by then; null: everything */
    known_by?: PartialDate | null;
    /** What was read: the digest of the canonical dataset, and those of the files' bytes */
    input?: {
      digest: Digest;
      files: Array<{
        /** Without its folder */
        name: string;
        digest: Digest;
      }>;
    };
    /** How relations are weighed */
    weight?: {
      rule: string;
    };
    /** Which of several claims is used */
    resolve?: string;
    /** What measures and ranks were computed on */
    measured_on?: {
      nodes: number;
      ties: number;
    };
    /** Settings of each measure */
    measures: Record<string, Record<string, unknown>>;
    /** Where x and y come from */
    positions?: {
      engine: string;
      unit: "px";
      y_axis: "down";
      width: number;
      height: number;
      /** The layout asked for failed */
      fallback?: true;
    };
    documents: Array<SourceDocument>;
    rates?: Array<Rate>;
    /** The older side */
    from?: Side;
    /** The newer side */
    to?: Side;
    /** False where weight rule, policy or the settings of common measures differ */
    comparable?: boolean;
    summary?: {
      nodes_added: number;
      nodes_removed: number;
      nodes_changed: number;
      edges_added: number;
      edges_removed: number;
      edges_changed: number;
    };
  };
};

/** Graph.from(file); y counts upwards, as sigma has it */
export type Graphology = {
  /** What the graph is, how it was made, and its sources */
  attributes: {
    title?: string;
    /** What wrote the file */
    generator: {
      name: "erg";
      version: string;
    };
    /** Relations in force on that day; null: of every time */
    as_of?: PartialDate | null;
    /** What was published by then; null: everything */
    known_by?: PartialDate | null;
    /** What was read: the digest of the canonical dataset, and those of the files' bytes */
    input?: {
      digest: Digest;
      files: Array<{
        /** Without its folder */
        name: string;
        digest: Digest;
      }>;
    };
    /** How relations are weighed */
    weight?: {
      rule: string;
    };
    /** Which of several claims is used */
    resolve?: string;
    /** What measures and ranks were computed on */
    measured_on?: {
      nodes: number;
      ties: number;
    };
    /** Settings of each measure */
    measures: Record<string, Record<string, unknown>>;
    /** Where x and y come from */
    positions?: {
      engine: string;
      unit: "px";
      y_axis: "up";
      width: number;
      height: number;
      /** The layout asked for failed */
      fallback?: true;
    };
    documents: Array<SourceDocument>;
    rates?: Array<Rate>;
    /** The older side */
    from?: Side;
    /** The newer side */
    to?: Side;
    /** False where weight rule, policy or the settings of common measures differ */
    comparable?: boolean;
    summary?: {
      nodes_added: number;
      nodes_removed: number;
      nodes_changed: number;
      edges_added: number;
      edges_removed: number;
      edges_changed: number;
    };
  };
  options: {
    type: "mixed";
    multi: true;
    allowSelfLoops: true;
  };
  nodes: Array<{
    key: Id;
    attributes: {
      kind: string;
      attrs: Record<string, unknown>;
      /** Measures by name; null: undefined for this entity */
      measures?: Record<string, number | null>;
      /** 1 is the highest, equals share; null: undefined */
      ranks?: Record<string, number | null>;
      aliases?: Array<string>;
      same_as?: Array<string>;
      claims?: Array<EntityClaim>;
      /** attrs that the entity itself states though a claim states the same */
      own?: Array<string>;
      label: string;
      x: number;
      y: number;
      /** Radius, px */
      size: number;
      /** As in the report's picture */
      color: string;
      /** Of a comparison (erg diff): what became of it */
      diff?: "added" | "removed" | "changed" | "same";
      /** Of one that changed: its fields on both sides, by JSON Pointer */
      changes?: Changes;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
  }>;
  edges: Array<{
    key: RelationId;
    source: Id;
    target: Id;
    attributes: {
      /** Its kind */
      relation: string;
      /** money, ownership, cloud, ip, partnership, rivalry, role, makes, reporting, other */
      family: string;
      directed: boolean;
      /** By the weight rule */
      weight: number;
      start?: PartialDate;
      end?: PartialDate;
      label?: string;
      amount?: Amount;
      share?: Share;
      attrs?: Record<string, unknown>;
      /** Its sources state amounts or shares that differ */
      disputed: boolean;
      /** Sought, planned or conditional only */
      possible?: true;
      claims: Array<RelationClaim>;
      /** Relations joined into this edge */
      merged?: Array<string>;
      /** The strength that the relation itself states */
      own_weight?: number;
      /** Fields that the relation itself states though a claim states the same */
      own?: Array<"start" | "end" | "label">;
      /** px */
      size: number;
      /** As in the report's picture */
      color: string;
      type?: "arrow";
      /** Of a comparison (erg diff): what became of it */
      diff?: "added" | "removed" | "changed" | "same";
      /** Of one that changed: its fields on both sides, by JSON Pointer */
      changes?: Changes;
      /** It was so already at the older date, and became known since */
      correction?: true;
    };
    undirected?: true;
  }>;
};
export type GraphologyNode = Graphology["nodes"][number];
export type GraphologyEdge = Graphology["edges"][number];

/** Weights, dates, measures and sources are metadata */
export type JGF = {
  graph: {
    type: "entity-relationship";
    label?: string;
    directed: boolean;
    /** What the graph is, how it was made, and its sources */
    metadata: {
      title?: string;
      /** What wrote the file */
      generator: {
        name: "erg";
        version: string;
      };
      /** Relations in force on that day; null: of every time */
      as_of: PartialDate | null;
      /** What was published by then; null: everything */
      known_by: PartialDate | null;
      /** What was read: the digest of the canonical dataset, and those of the files' bytes */
      input: {
        digest: Digest;
        files: Array<{
          /** Without its folder */
          name: string;
          digest: Digest;
        }>;
      };
      /** How relations are weighed */
      weight: {
        rule: string;
      };
      /** Which of several claims is used */
      resolve: string;
      /** What measures and ranks were computed on */
      measured_on: {
        nodes: number;
        ties: number;
      };
      /** Settings of each measure */
      measures: Record<string, Record<string, unknown>>;
      /** Where x and y come from */
      positions?: {
        engine: string;
        unit: "px";
        y_axis: "down";
        width: number;
        height: number;
        /** The layout asked for failed */
        fallback?: true;
      };
      documents: Array<SourceDocument>;
      rates?: Array<Rate>;
    };
    nodes: Record<string, {
      label: string;
      metadata: {
        kind: string;
        attrs: Record<string, unknown>;
        /** Measures by name; null: undefined for this entity */
        measures?: Record<string, number | null>;
        /** 1 is the highest, equals share; null: undefined */
        ranks?: Record<string, number | null>;
        aliases?: Array<string>;
        same_as?: Array<string>;
        claims?: Array<EntityClaim>;
        /** attrs that the entity itself states though a claim states the same */
        own?: Array<string>;
        x?: number;
        y?: number;
      };
    }>;
    edges: Array<{
      id: RelationId;
      source: Id;
      target: Id;
      /** Its kind */
      relation: string;
      directed: boolean;
      label?: string;
      metadata: {
        /** money, ownership, cloud, ip, partnership, rivalry, role, makes, reporting, other */
        family: string;
        /** By the weight rule */
        weight: number;
        start?: PartialDate;
        end?: PartialDate;
        amount?: Amount;
        share?: Share;
        attrs?: Record<string, unknown>;
        /** Its sources state amounts or shares that differ */
        disputed: boolean;
        /** Sought, planned or conditional only */
        possible?: true;
        claims: Array<RelationClaim>;
        /** Relations joined into this edge */
        merged?: Array<string>;
        /** The strength that the relation itself states */
        own_weight?: number;
        /** Fields that the relation itself states though a claim states the same */
        own?: Array<"start" | "end" | "label">;
      };
    }>;
  };
};

/** In a directed graph an undirected relation runs both ways: the way back has mirror true and the same id */
export type NodeLink = {
  directed: boolean;
  multigraph: true;
  /** What the graph is, how it was made, and its sources */
  graph: {
    title?: string;
    /** What wrote the file */
    generator: {
      name: "erg";
      version: string;
    };
    /** Relations in force on that day; null: of every time */
    as_of: PartialDate | null;
    /** What was published by then; null: everything */
    known_by: PartialDate | null;
    /** What was read: the digest of the canonical dataset, and those of the files' bytes */
    input: {
      digest: Digest;
      files: Array<{
        /** Without its folder */
        name: string;
        digest: Digest;
      }>;
    };
    /** How relations are weighed */
    weight: {
      rule: string;
    };
    /** Which of several claims is used */
    resolve: string;
    /** What measures and ranks were computed on */
    measured_on: {
      nodes: number;
      ties: number;
    };
    /** Settings of each measure */
    measures: Record<string, Record<string, unknown>>;
    /** Where x and y come from */
    positions?: {
      engine: string;
      unit: "px";
      y_axis: "down";
      width: number;
      height: number;
      /** The layout asked for failed */
      fallback?: true;
    };
    documents: Array<SourceDocument>;
    rates?: Array<Rate>;
  };
  nodes: Array<{
    kind: string;
    attrs: Record<string, unknown>;
    aliases?: Array<string>;
    same_as?: Array<string>;
    claims?: Array<EntityClaim>;
    /** attrs that the entity itself states though a claim states the same */
    own?: Array<string>;
    id: Id;
    label: string;
    x?: number;
    y?: number;
    [key: string]: unknown;
  }>;
  edges: Array<{
    /** Its kind */
    relation: string;
    /** money, ownership, cloud, ip, partnership, rivalry, role, makes, reporting, other */
    family: string;
    directed: boolean;
    /** By the weight rule */
    weight: number;
    start?: PartialDate;
    end?: PartialDate;
    label?: string;
    amount?: Amount;
    share?: Share;
    attrs?: Record<string, unknown>;
    /** Its sources state amounts or shares that differ */
    disputed: boolean;
    /** Sought, planned or conditional only */
    possible?: true;
    claims: Array<RelationClaim>;
    /** Relations joined into this edge */
    merged?: Array<string>;
    /** The strength that the relation itself states */
    own_weight?: number;
    /** Fields that the relation itself states though a claim states the same */
    own?: Array<"start" | "end" | "label">;
    id: RelationId;
    source: Id;
    target: Id;
    key: RelationId;
    mirror?: true;
  }>;
};
export type NodeLinkNode = NodeLink["nodes"][number];
export type NodeLinkEdge = NodeLink["edges"][number];

/** Where the entities of a picture are, kept by --positions for the next one. */
export type Positions = {
  format: "erg.positions";
  version: string;
  /** Layout engine that most places came from */
  engine?: string;
  unit?: "px";
  y_axis?: "down";
  /** Of the plot, without the picture's margins */
  width: number;
  height: number;
  /** One entity each, sorted by id; those that the last picture did not show as well */
  nodes: Array<{
    id: string;
    x: number;
    y: number;
  }>;
};
export type PositionsNode = Positions["nodes"][number];

/** Entities in the order of a measure, as erg rank -t json writes them. */
export type Rank = {
  format: "erg.rank";
  version: "1.0";
  /** What was ranked */
  graph: {
    title?: string;
    /** What wrote the file */
    generator: {
      name: "erg";
      version: string;
    };
    /** Relations in force on that day; null: of every time */
    as_of: PartialDate | null;
    /** What was published by then; null: everything */
    known_by: PartialDate | null;
    /** What was read: the digest of the canonical dataset, and those of the files' bytes */
    input: {
      digest: Digest;
      files: Array<{
        /** Without its folder */
        name: string;
        digest: Digest;
      }>;
    };
    /** How relations are weighed */
    weight: {
      rule: string;
    };
    /** Which of several claims is used */
    resolve: string;
    /** What measures and ranks were computed on */
    measured_on: {
      nodes: number;
      ties: number;
    };
    /** Settings of each measure */
    measures: Record<string, {
      /** Estimated from the shortest paths of so many entities */
      sampled?: number;
      /** Which way chance went */
      seed?: number;
      /** With odds of 95 % no betweenness is farther off than this share of the most possible */
      error_bound?: number;
      [key: string]: unknown;
    }>;
  };
  /** The measures; the first one orders */
  by: Array<string>;
  /** With --robust: other ways to read the sources, each measured anew */
  readings?: Array<{
    /** One of its kind */
    id: string;
    kind: "policy" | "without-disputed" | "without-unsourced" | "without-document" | "without-claim";
    /** Of a policy */
    resolve?: string;
    /** What is left out, or whose claim is */
    document?: Id;
    /** Whose claim is left out */
    relation?: string;
    /** Where the document states the claim */
    locator?: string;
    /** Entities whose rank is another, by measure */
    moved: Record<string, number>;
    /** The value that differs most, relatively, by measure; left out where none does */
    most: Record<string, {
      id: Id;
      before: number;
      after: number;
    }>;
    /** Those entities and their ranks, the first 1,000 by measure in the order of their own ranks */
    moves: Record<string, Array<{
      id: Id;
      rank: number | null;
    }>>;
  }>;
  rows: Array<{
    id: Id;
    label: string;
    kind: string;
    /** Measures by name; null: undefined for this entity */
    measures: Record<string, number | null>;
    /** 1 is the highest, equals share; null: undefined */
    ranks: Record<string, number | null>;
    /** With --robust: the ranks over all readings, by measure */
    robust?: Record<string, {
      best: number | null;
      worst: number | null;
      /** The first reading with that rank; left out: as it stands */
      best_in?: string;
      worst_in?: string;
      /** The one document without which the rank is another; left out where there are none or several */
      hangs_on?: string;
      /** In a reading it has no rank */
      missing?: true;
    }>;
  }>;
};
export type RankRow = Rank["rows"][number];

/** Which data, dates, selection, weights, picture and outputs: what erg build makes. */
export type Recipe = {
  format: "erg.recipe";
  version: string;
  title?: string;
  /** Line under the title */
  subtitle?: string;
  /** Files or folders of CSV, relative to the recipe; several are one dataset */
  data: string | Array<string>;
  /** CSV: which column is what, as in source=investor,target=company; currency=USD is that of all rows where no column is called so */
  columns?: string;
  /** Kind of picture */
  view?: "network" | "flow" | "multiples" | "diff" | "dossier" | "bump";
  /** Views multiples and bump: the dates to look at */
  at?: string | Array<PartialDate>;
  /** Views multiples and bump: a date every so often, in place of at */
  every?: "year" | "quarter" | "month";
  /** View diff: the older date; with every: where to begin */
  from?: PartialDate;
  /** View diff: the newer date; with every: where to end */
  to?: PartialDate;
  /** View diff: show what changed, and so many ties around it alone */
  context?: number;
  /** View dossier: ids of the two entities */
  pair?: string | [string, string];
  /** Relations in force on that day, or in that month or year */
  as_of?: PartialDate;
  /** Only what was published by then */
  known_by?: PartialDate;
  /** Which part of the graph; each key is an option of erg export */
  select?: {
    /** Keep relations that are only planned, sought or conditional */
    possible?: boolean;
    /** Kinds of entities to keep */
    kind?: string | Array<string>;
    /** Kinds of relations to keep */
    relation?: string | Array<string>;
    /** Families of relations to keep */
    family?: string | Array<string>;
    /** Keep ties at least this strong */
    min_weight?: number;
    /** Keep the ties that stand out at this level */
    backbone?: number;
    /** Keep the largest connected part */
    component?: "largest";
    /** Id of the entity to show with what is around it */
    ego?: string;
    /** How many ties far ego goes */
    hops?: number;
    /** Two ids: show what lies on the shortest paths between them */
    between?: string | [string, string];
    /** Show the first N */
    top?: number;
    /** The measure that top goes by */
    by?: string | Array<string>;
    /** Join all relations of a pair into one edge */
    merge?: boolean;
  };
  /** How strong a relation is (erg list weights) */
  weight?: string;
  /** Which of several claims is used (erg list policies) */
  resolve?: string;
  /** Measure along the direction of relations */
  directed?: boolean;
  /** Measure as if all ties were equally strong */
  unweighted?: boolean;
  /** Degrees and betweenness as shares of the most possible */
  normalized?: boolean;
  /** Estimate betweenness, closeness and harmonic from the paths of so many entities */
  sample?: number;
  /** Which entities the sample takes (1) */
  seed?: number;
  /** Betweenness, closeness and harmonic from all paths, also of more than 50,000 entities */
  exact?: boolean;
  /** Which measures: names, all or none */
  measures?: string | Array<string>;
  /** The measure that sizes symbols */
  size_by?: string;
  /** Layout engine, or auto */
  layout?: string;
  theme?: "light" | "dark" | "auto";
  /** A file (erg.positions) that keeps entities where they are from one picture to the next; made where it is not there */
  positions?: string;
  /** Width of the picture: a column of 160 mm in print, a landscape page, wider */
  width?: "column" | "page" | "wide";
  /** PNG: pixels for each px of the picture */
  scale?: number;
  /** Language of the texts, as in en */
  lang?: string;
  /** csv: ' before cells that a spreadsheet would compute (= + - @) */
  csv_safe?: boolean;
  /** Formats (erg list formats) */
  outputs: string | Array<string>;
};

/** An entity */
export type SnapshotNode = {
  id: Id;
  label: string;
  kind: string;
  attrs: Record<string, unknown>;
  /** Measures by name; null: undefined for this entity */
  measures?: Record<string, number | null>;
  /** 1 is the highest, equals share; null: undefined */
  ranks?: Record<string, number | null>;
  x?: number;
  y?: number;
  aliases?: Array<string>;
  same_as?: Array<string>;
  claims?: Array<EntityClaim>;
  /** attrs that the entity itself states though a claim states the same */
  own?: Array<string>;
};

/** A relation */
export type SnapshotEdge = {
  id: RelationId;
  source: Id;
  target: Id;
  /** Its kind */
  relation: string;
  /** money, ownership, cloud, ip, partnership, rivalry, role, makes, reporting, other */
  family: string;
  directed: boolean;
  /** By the weight rule */
  weight: number;
  start?: PartialDate;
  end?: PartialDate;
  label?: string;
  amount?: Amount;
  share?: Share;
  attrs?: Record<string, unknown>;
  /** Its sources state amounts or shares that differ */
  disputed: boolean;
  /** Sought, planned or conditional only */
  possible?: true;
  claims: Array<RelationClaim>;
  /** Relations joined into this edge */
  merged?: Array<string>;
  /** The strength that the relation itself states */
  own_weight?: number;
  /** Fields that the relation itself states though a claim states the same */
  own?: Array<"start" | "end" | "label">;
};

/** The graph as of a date: entities, relations in force, their strengths, measures and sources. Loads in networkx (node_link_graph) and d3. */
export type Snapshot = {
  format: "erg.snapshot";
  version: "1.0";
  /** True if any edge is */
  directed: boolean;
  multigraph: true;
  /** What the graph is and how it was made */
  graph: {
    title?: string;
    /** What wrote the file */
    generator: {
      name: "erg";
      version: string;
    };
    /** Relations in force on that day; null: of every time */
    as_of: PartialDate | null;
    /** What was published by then; null: everything */
    known_by: PartialDate | null;
    /** What was read: the digest of the canonical dataset, and those of the files' bytes */
    input: {
      digest: Digest;
      files: Array<{
        /** Without its folder */
        name: string;
        digest: Digest;
      }>;
    };
    /** How relations are weighed */
    weight: {
      rule: string;
    };
    /** Which of several claims is used */
    resolve: string;
    /** What measures and ranks were computed on */
    measured_on: {
      nodes: number;
      ties: number;
    };
    /** Settings of each measure */
    measures: Record<string, {
      /** Estimated from the shortest paths of so many entities */
      sampled?: number;
      /** Which way chance went */
      seed?: number;
      /** With odds of 95 % no betweenness is farther off than this share of the most possible */
      error_bound?: number;
      [key: string]: unknown;
    }>;
    /** Where x and y come from */
    positions?: {
      engine: string;
      unit: "px";
      y_axis: "down";
      width: number;
      height: number;
      /** The layout asked for failed */
      fallback?: true;
    };
  };
  documents: Array<SourceDocument>;
  rates?: Array<Rate>;
  /** Sorted by id */
  nodes: Array<SnapshotNode>;
  /** Sorted by id */
  edges: Array<SnapshotEdge>;
};

/** A dataset at a row of dates, or its dated changes in order (--events), as erg timeline -t json writes it. */
export type Timeline = {
  format: "erg.timeline";
  version: "1.0";
  /** What was looked at and how */
  graph: {
    title?: string;
    /** What wrote the file */
    generator: {
      name: "erg";
      version: string;
    };
    /** What was published by then; null: everything */
    known_by: PartialDate | null;
    /** What was read: the digest of the canonical dataset, and those of the files' bytes */
    input: {
      digest: Digest;
      files: Array<{
        /** Without its folder */
        name: string;
        digest: Digest;
      }>;
    };
    /** How relations are weighed */
    weight?: {
      rule: string;
    };
    /** Which of several claims is used */
    resolve: string;
    /** Settings of each measure */
    measures?: Record<string, {
      /** Estimated from the shortest paths of so many entities */
      sampled?: number;
      /** Which way chance went */
      seed?: number;
      /** With odds of 95 % no betweenness is farther off than this share of the most possible */
      error_bound?: number;
      [key: string]: unknown;
    }>;
  };
  /** Those shown, by id */
  entities?: Array<{
    id: Id;
    label: string;
    kind: string;
  }>;
  /** By date */
  at?: Array<{
    as_of: PartialDate;
    /** Entities */
    nodes: number;
    /** Relations in force */
    edges: number;
    /** Those of them that state no start: in force from of old */
    edges_without_start: number;
    /** Pairs of entities with a relation */
    ties: number;
    /** Entities that came */
    entered: Array<Id>;
    /** Entities that left */
    left: Array<Id>;
    /** Relations that came */
    started: Array<RelationId>;
    /** Relations that left */
    ended: Array<RelationId>;
    /** Missing without measures */
    rows?: Array<{
      id: Id;
      /** Measures by name; null: undefined for this entity */
      measures: Record<string, number | null>;
      /** 1 is the highest, equals share; null: undefined */
      ranks: Record<string, number | null>;
    }>;
  }>;
  /** By day: a start means the first, an end the last it can mean */
  events?: Array<{
    date: PartialDate;
    change: "start" | "end";
    id: RelationId;
    source: Id;
    target: Id;
    relation: string;
    family: string;
    label?: string;
    amount?: Amount;
    share?: Share;
    disputed: boolean;
    sources: Array<{
      document?: Id;
      locator?: string;
      by?: string;
      status: Status;
    }>;
  }>;
};
export type TimelineEntity = NonNullable<Timeline["entities"]>[number];

/** new vis.Network(element, file) */
export type VisNetwork = {
  /** What the graph is, how it was made, and its sources */
  graph: {
    title?: string;
    /** What wrote the file */
    generator: {
      name: "erg";
      version: string;
    };
    /** Relations in force on that day; null: of every time */
    as_of?: PartialDate | null;
    /** What was published by then; null: everything */
    known_by?: PartialDate | null;
    /** What was read: the digest of the canonical dataset, and those of the files' bytes */
    input?: {
      digest: Digest;
      files: Array<{
        /** Without its folder */
        name: string;
        digest: Digest;
      }>;
    };
    /** How relations are weighed */
    weight?: {
      rule: string;
    };
    /** Which of several claims is used */
    resolve?: string;
    /** What measures and ranks were computed on */
    measured_on?: {
      nodes: number;
      ties: number;
    };
    /** Settings of each measure */
    measures: Record<string, Record<string, unknown>>;
    /** Where x and y come from */
    positions?: {
      engine: string;
      unit: "px";
      y_axis: "down";
      width: number;
      height: number;
      /** The layout asked for failed */
      fallback?: true;
    };
    documents: Array<SourceDocument>;
    rates?: Array<Rate>;
    /** The older side */
    from?: Side;
    /** The newer side */
    to?: Side;
    /** False where weight rule, policy or the settings of common measures differ */
    comparable?: boolean;
    summary?: {
      nodes_added: number;
      nodes_removed: number;
      nodes_changed: number;
      edges_added: number;
      edges_removed: number;
      edges_changed: number;
    };
  };
  /** vis-network's own */
  options: Record<string, unknown>;
  nodes: Array<{
    kind: string;
    attrs: Record<string, unknown>;
    /** Measures by name; null: undefined for this entity */
    measures?: Record<string, number | null>;
    /** 1 is the highest, equals share; null: undefined */
    ranks?: Record<string, number | null>;
    aliases?: Array<string>;
    same_as?: Array<string>;
    claims?: Array<EntityClaim>;
    /** attrs that the entity itself states though a claim states the same */
    own?: Array<string>;
    id: Id;
    label: string;
    x: number;
    y: number;
    /** Radius, px */
    size: number;
    /** As in the report's picture */
    color: string;
    shape: string;
    /** Of a comparison (erg diff): what became of it */
    diff?: "added" | "removed" | "changed" | "same";
    /** Of one that changed: its fields on both sides, by JSON Pointer */
    changes?: Changes;
    /** It was so already at the older date, and became known since */
    correction?: true;
  }>;
  edges: Array<{
    /** Its kind */
    relation: string;
    /** money, ownership, cloud, ip, partnership, rivalry, role, makes, reporting, other */
    family: string;
    directed: boolean;
    /** By the weight rule */
    weight: number;
    start?: PartialDate;
    end?: PartialDate;
    label?: string;
    amount?: Amount;
    share?: Share;
    attrs?: Record<string, unknown>;
    /** Its sources state amounts or shares that differ */
    disputed: boolean;
    /** Sought, planned or conditional only */
    possible?: true;
    claims: Array<RelationClaim>;
    /** Relations joined into this edge */
    merged?: Array<string>;
    /** The strength that the relation itself states */
    own_weight?: number;
    /** Fields that the relation itself states though a claim states the same */
    own?: Array<"start" | "end" | "label">;
    id: RelationId;
    from: Id;
    to: Id;
    /** px */
    width: number;
    color: {
      /** As in the report's picture */
      color: string;
      opacity: number;
    };
    arrows?: "to";
    dashes?: Array<number>;
    smooth?: {
      enabled: true;
      type: "curvedCW" | "curvedCCW";
      roundness: number;
    };
    /** Of a comparison (erg diff): what became of it */
    diff?: "added" | "removed" | "changed" | "same";
    /** Of one that changed: its fields on both sides, by JSON Pointer */
    changes?: Changes;
    /** It was so already at the older date, and became known since */
    correction?: true;
  }>;
};
export type VisNetworkNode = VisNetwork["nodes"][number];
export type VisNetworkEdge = VisNetwork["edges"][number];
