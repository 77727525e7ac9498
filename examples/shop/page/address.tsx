import { useState } from "preact/hooks";
import type { Address, Failure } from "../server/shapes.ts";
import { failureOf, post } from "./api.ts";
import { Notice } from "./parts.tsx";

const fields: readonly (readonly [name: keyof Omit<Address, "id">, label: string])[] = [
  ["name", "Name"],
  ["phone", "Phone"],
  ["province", "Province"],
  ["city", "City"],
  ["district", "District"],
  ["street", "Street and number"],
];

/** A new account has no address, and nothing can be ordered without one. */
export function NewAddress({ onSaved }: { readonly onSaved: () => void }) {
  const [failure, setFailure] = useState<Failure>();
  return (
    <form
      class="address"
      onSubmit={(event) => {
        event.preventDefault();
        const values = Object.fromEntries(new FormData(event.currentTarget));
        post("/warehouses", values).then(onSaved, (error: unknown) => setFailure(failureOf(error)));
      }}
    >
      <p class="quiet">Which warehouse in China do goods go to?</p>
      {fields.map(([name, label]) => (
        <label key={name}>
          {label}
          <input name={name} required={name !== "district"} />
        </label>
      ))}
      {failure && <Notice failure={failure} />}
      <button type="submit" class="main">
        Save
      </button>
    </form>
  );
}
