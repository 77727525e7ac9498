import { useState } from "preact/hooks";
import type { ActionShape, OrderDetail, ParamShape } from "../api/shapes.ts";
import { useConsole } from "../state/context.ts";
import { told } from "../state/told.ts";
import * as t from "../texts/current.ts";
import { say } from "../texts/say.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Icon } from "../ui/icon.tsx";
import type { IconName } from "../ui/icons.ts";
import { PopoverButton } from "../ui/popover.tsx";
import { ReasonBox } from "../ui/reason-box.tsx";

const ACTORS: readonly (readonly [ActionShape["actor"], string, IconName])[] = [
  ["seller", t.seller, "shop"],
  ["buyer", t.buyer, "person"],
  ["carrier", t.carrier, "lorry"],
  ["platform", t.platform, "building"],
];

type Act = (action: ActionShape, params: readonly unknown[]) => Promise<boolean>;

/** What seller, buyer, carrier and platform can do now; what they cannot stands last and says why. */
export function Actions({ order }: { readonly order: OrderDetail }) {
  const { api } = useConsole();
  const [refused, setRefused] = useState("");
  const act: Act = async ({ actor, verb, on }, params) => {
    try {
      await api.send("POST", `orders/${order.id}/act`, { actor, verb, params, ...(on === undefined ? {} : { on }) });
      setRefused("");
      return true;
    } catch (failure) {
      setRefused(say(told(failure)));
      return false;
    }
  };
  return (
    <>
      {ACTORS.map(([actor, name, icon]) => (
        <div class="act" key={actor} role="group" aria-label={name}>
          <span class="who">
            <Icon name={icon} small />
            {name}
          </span>
          <span class="bs">
            {order.actions
              .filter((action) => action.actor === actor)
              .map((action) => (
                <ActionButton key={action.verb} action={action} order={order} act={act} />
              ))}
          </span>
        </div>
      ))}
      {refused !== "" && <ReasonBox tone="bad" title={refused} alert />}
    </>
  );
}

function ActionButton({
  action,
  order,
  act,
}: {
  readonly action: ActionShape;
  readonly order: OrderDetail;
  readonly act: Act;
}) {
  const { text, enabled, why, code, params } = action;
  if (!enabled || params === undefined) {
    return (
      <Button
        small
        title={code}
        off={enabled ? undefined : why === undefined ? t.notInThisState : say(why)}
        onClick={() => void act(action, [])}
      >
        {say(text)}
      </Button>
    );
  }
  return (
    <PopoverButton dialog={say(text)} small title={code} width={340}>
      {{
        label: say(text),
        body: (close) => (
          <ActionForm
            params={params}
            order={order}
            code={code}
            onDone={async (given) => {
              if (await act(action, [action.verb === "shipPart" ? (given.pieces ?? {}) : given])) close();
            }}
          />
        ),
      }}
    </PopoverButton>
  );
}

/** The fields that an act takes; what is left empty is left to the world. */
function ActionForm({
  params,
  order,
  code,
  onDone,
}: {
  readonly params: readonly ParamShape[];
  readonly order: OrderDetail;
  readonly code: string;
  readonly onDone: (given: Readonly<Record<string, unknown>>) => void;
}) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const given = (): Readonly<Record<string, unknown>> => {
    const all = params.map(({ name, type }) => {
      if (type !== "lines") return [name, type === "fen" ? numberOf(values[name]) : values[name]];
      const perLine = order.lines.map(({ id }) => [id, numberOf(values[`${name} ${id}`])]);
      return [name, Object.fromEntries(perLine.filter(([, value]) => value !== undefined))];
    });
    return Object.fromEntries(all.filter(([, value]) => value !== undefined && value !== ""));
  };
  const field = (key: string, label: string, placeholder = "") => (
    <label class="col" key={key}>
      <span class="sm ink2">{label}</span>
      <input
        class="inp"
        placeholder={placeholder}
        value={values[key] ?? ""}
        onInput={(event) => setValues({ ...values, [key]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <form
      class="part col gap"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(given());
      }}
    >
      {params.map(({ name, type, text }) =>
        type === "lines"
          ? order.lines.map(({ id, quantity, fen }) =>
              field(`${name} ${id}`, `${say(text)}: …${id.slice(-6)}`, String(name === "pieces" ? quantity : fen)),
            )
          : field(name, say(text)),
      )}
      <span class="row">
        <code class="el ink2">{code}</code>
        <CopyButton text={code} what={t.sameInTest} />
        <span class="sp" />
        <Button look="ink" small submit>
          {t.doIt}
        </Button>
      </span>
    </form>
  );
}

const numberOf = (text: string | undefined): number | undefined =>
  text === undefined || text.trim() === "" ? undefined : Number(text);
