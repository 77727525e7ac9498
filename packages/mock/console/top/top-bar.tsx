import { useConsole, useKeys } from "../state/context.ts";
import * as t from "../texts/current.ts";
import { Button } from "../ui/button.tsx";
import { Panda } from "../ui/panda.tsx";
import { ClockGroup } from "./clock-group.tsx";
import { Help } from "./help.tsx";
import { LiveMark } from "./live-mark.tsx";
import { MoreMenu } from "./more-menu.tsx";
import { ResetButton } from "./reset-button.tsx";
import { ScenarioMenu } from "./scenario-menu.tsx";
import { useTheme } from "./use-theme.ts";
import { WorldMenu } from "./world-menu.tsx";

export function TopBar() {
  const { facts, switchLanguage } = useConsole();
  const { isDark, toggle } = useTheme();
  const other = t.language === "zh" ? "en" : "zh";
  useKeys({ l: switchLanguage });
  return (
    <header id="top">
      <h1 class="brand">
        <Panda />
        <span>
          PandaPon <small>mock</small>
        </span>
      </h1>
      <WorldMenu />
      <ClockGroup />
      <span class="grp hide-n">
        <ScenarioMenu />
      </span>
      <span class="grp hide-n">
        <span>
          <span class="lab">{t.seed}</span>
          <span class="tn el seed" title={facts.value?.seed}>
            {facts.value?.seed}
          </span>
        </span>
        <ResetButton />
      </span>
      <span class="only-n">
        <MoreMenu />
      </span>
      <span class="sp" />
      <LiveMark />
      <span class="row tight">
        <button type="button" class="btn g" lang={other === "zh" ? "zh-CN" : "en"} onClick={switchLanguage}>
          {other === "zh" ? "中文" : "English"}
        </button>
        <Button icon={isDark ? "sun" : "moon"} look="ghost" label={t.theme} onClick={toggle} />
        <Help />
      </span>
    </header>
  );
}
