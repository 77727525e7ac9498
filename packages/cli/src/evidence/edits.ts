import type { Description } from "../description/description.ts";
import type { DoctorReport } from "../doctor/report.ts";

/** One change of the description that a report asks for. */
export interface Edit {
  /** Source file below the repository. */
  readonly file: string;
  /** Field of the schema or of the operation. */
  readonly field: string;
  readonly what: "raise-grade" | "change-type" | "add-field" | "add-value" | "add-code" | "change-path";
  readonly from: string;
  readonly to: string;
  /** Operation and place in its answer where it was seen. */
  readonly seenAt: string;
}

/** @throws SyntaxError Not a report of the doctor. */
export function readReport(text: string): DoctorReport {
  const report = JSON.parse(text) as Partial<DoctorReport> | null;
  if (report?.format !== 1 || !Array.isArray(report.findings)) throw new SyntaxError("not a report of pandapon doctor");
  return report as DoctorReport;
}

const ENVELOPE: ReadonlySet<string> = new Set(["code", "msg", "requestId", "developId"]);

/** What to change in the description, by file and field. A field that several operations confirm is listed once. */
export function editsOf(description: Description, report: Pick<DoctorReport, "findings">): Edit[] {
  const edits = new Map<string, Edit>();
  for (const { operationId, kind, path, expected, found, owner, field } of report.findings) {
    const evidence = description.evidence(operationId);
    // The published answers have the envelope's fields among their own; the sources keep them in one file.
    const source = ENVELOPE.has(path) ? "Envelope" : owner;
    const file = description.files[source ?? operationId] ?? description.files[operationId] ?? "spec/openapi.yaml";
    const seenAt = `${operationId} ${path}`;
    const grade =
      path === "(path)"
        ? evidence?.grades.path
        : (evidence?.fields.find((entry) => entry.side === "response" && entry.path === path)?.grade ??
          evidence?.grades.response);
    const base = { file, field: field || path, seenAt };
    const from = grade ?? "unknown";
    const edit: Edit | undefined =
      kind === "confirmed"
        ? grade === "confirmed"
          ? undefined
          : { ...base, what: "raise-grade", from, to: "confirmed" }
        : kind === "contradicted"
          ? {
              ...base,
              what: path === "(path)" ? "change-path" : "change-type",
              from: `${expected} (${from})`,
              to: found === undefined ? "unknown" : `${found} (confirmed)`,
            }
          : kind === "new-field"
            ? { ...base, what: "add-field", from: "absent", to: `${found} (confirmed)` }
            : kind === "new-value"
              ? { ...base, what: "add-value", from: "absent", to: `${found} (confirmed)` }
              : { ...base, what: "add-code", from: "absent", to: `${found} (confirmed)` };
    if (edit && !edits.has(`${edit.file} ${edit.field} ${edit.what} ${edit.to}`)) {
      edits.set(`${edit.file} ${edit.field} ${edit.what} ${edit.to}`, edit);
    }
  }
  return [...edits.values()].sort(
    (one, other) => one.file.localeCompare(other.file) || one.field.localeCompare(other.field),
  );
}
