import type { MockCredentials } from "./auth/credentials.ts";
import type { AuthMode } from "./auth/outcome.ts";
import type { AcceptedTimestampUnit } from "./auth/timestamp.ts";
import type { ValidateMode } from "./engine/validate-stage.ts";
import type { JournalEntry } from "./journal/entry.ts";
import type { LogFormat } from "./journal/log.ts";
import type { Duration } from "./realms/duration.ts";
import type { Language } from "./refusals/text.ts";

/** Signing rules by letter; `A` is the one that was observed, the others are candidates. */
export type SchemeName = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H";

export interface MockOptions {
  /**
   * `verify` (default): everything about the credentials is checked, a wrong request is refused. `lenient`: checked as well, but
   * only reported, in the header `x-mock-auth` and in the log. `off`: not checked.
   */
  readonly auth?: AuthMode;
  /**
   * `lenient` (default): a request that breaks the description is refused; names that the description does not know are reported
   * in `x-mock-warnings`, in the log and in the journal, with the name that was probably meant. `strict`: unknown names are
   * refused as well. `off`: the request is not checked against the description.
   */
  readonly validate?: ValidateMode;
  /**
   * `world` (default): answers come from the state of the world, and from the examples of the description where the world does not
   * answer. `examples`: no state, always the examples.
   */
  readonly answers?: "world" | "examples";
  /** Another catalogue and other first records: the same seed, the same data. */
  readonly seed?: string;
  /** Only acts change the worlds: no seller ships and no order closes automatically. False by default. */
  readonly manual?: boolean;
  /** The initial time of the clocks of the worlds; real time by default. Timestamps of requests are judged by real time. */
  readonly now?: Date | number | string;
  /** Wait before every answer: `"800ms"`, or milliseconds; none by default. */
  readonly delay?: Duration;
  /** Share of calls, from 0 to 1, that are answered 503, chosen at random by the seed. */
  readonly failRate?: number;
  /** Where the pushes of the default world go; nowhere by default. */
  readonly pushTo?: string;
  /**
   * Host names under which `/__mock` may be called, besides those of this machine and `host`; for instance the name of a container.
   */
  readonly controlHosts?: readonly string[];
  /** A HAR file, such as `pandapon record` writes: recorded requests are answered as recorded, the rest as without it. */
  readonly replay?: string;
  /** A scenario by its name, or the path of a YAML file of your own, for the default world. */
  readonly scenario?: string;
  /** Port to listen on; 0 (default) is any free one. */
  readonly port?: number;
  /** Address to listen on, `127.0.0.1` by default. */
  readonly host?: string;
  /** Path before all others, such as `/api`; none by default. `/__mock/…` and `/openapi.json` are not below it. */
  readonly basePath?: string;
  /** Key sets besides the published test credentials. */
  readonly credentials?: readonly MockCredentials[];
  /** Signing rule, `A` by default. */
  readonly signatureScheme?: SchemeName;
  /** Unit of the `timestamp` header: `both` (default), seconds only or milliseconds only. */
  readonly timestampUnit?: AcceptedTimestampUnit;
  /** Language of `msg` in the mock's own failures; `both` by default. */
  readonly language?: Language;
  /** Epoch milliseconds, `Date.now` by default. Timestamps are judged by it, and the `date` header shows it. */
  readonly clock?: () => number;
  /** Makes the `requestId` of each answer: 32 hex digits. Random by default. */
  readonly requestId?: () => string;
  /** One line per request on standard output: `quiet` (default), `text` or `json`. */
  readonly log?: LogFormat;
  /** Called once per request with its journal entry, independent of `log`. If it throws or rejects, the process emits a warning. */
  readonly logger?: (entry: JournalEntry) => unknown;
  /** Longest body in bytes; 10 MiB by default. */
  readonly maxBodyBytes?: number;
  /** Time for the headers of a request to arrive, 10 000 ms by default. */
  readonly headersTimeoutMs?: number;
  /** Time for a whole request to arrive, 30 000 ms by default. */
  readonly requestTimeoutMs?: number;
}
